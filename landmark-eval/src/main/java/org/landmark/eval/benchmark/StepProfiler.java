package org.landmark.eval.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.landmark.models.layers.PassTimer;
import org.landmark.models.layers.StepTime;

/**
 * Finds out where the time of training steps goes, of a network that somebody else trains and who says so: {@link #waiting}, {@link
 * #fitting}, {@link #fitted}, again and again. What lies between a step that was fitted and the next one counts as part of it. The
 * numbers that are trained stay the same.
 */
public final class StepProfiler {
    private static final double NANOS = 1e9;

    private final ComputationGraph network;
    private final PassTimer passes;
    private final AfterGradients afterGradients = new AfterGradients();
    private final AfterUpdate afterUpdate = new AfterUpdate();
    private int warmUp;
    private boolean attached;
    private int steps;
    private long total;
    private long waited;
    private long fit;
    private long begin;
    private long got;
    private long done;
    private long gradients;
    private long updated;

    /** Told last of all listeners that gradients are there, so that the others' work counts elsewhere. */
    private final class AfterGradients extends BaseTrainingListener {
        @Override
        public void onGradientCalculation(Model model) {
            gradients = System.nanoTime();
        }
    }

    /** Told first that parameters are what they shall be. */
    private final class AfterUpdate extends BaseTrainingListener {
        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            updated += System.nanoTime() - gradients;
        }
    }

    /**
     * For a network, on the fast path or not.
     *
     * @param warmUp how many steps go by before any is measured
     */
    public StepProfiler(ComputationGraph network, int warmUp) {
        this.network = network;
        this.passes = new PassTimer(network);
        this.warmUp = warmUp;
    }

    /** A batch is asked for, or there is none left for now. */
    public void waiting() {
        long now = System.nanoTime();
        if (done > 0) {
            total += now - begin;
            waited += got - begin;
            fit += done - got;
            steps++;
            done = 0;
        }
        begin = now;
    }

    /** It is there, and the network is fitted to it. */
    public void fitting() {
        if (warmUp == 0) {
            attach();
            got = System.nanoTime();
            passes.start();
        }
    }

    /** That is done. */
    public void fitted() {
        if (warmUp > 0) {
            warmUp--;
            return;
        }
        done = System.nanoTime();
        passes.stop();
    }

    private void attach() {
        if (!attached) {
            attached = true;
            List<TrainingListener> listeners = new ArrayList<>(network.getListeners());
            listeners.add(0, afterUpdate);
            listeners.add(afterGradients);
            network.setListeners(listeners);
        }
    }

    /** How many steps were measured. */
    public int steps() {
        return steps;
    }

    /** How long they took. */
    public double seconds() {
        return total / NANOS;
    }

    /** Lets go of the network; nothing may be told any more. */
    public void end() {
        List<TrainingListener> others = network.getListeners().stream()
                .filter(listener -> listener != afterUpdate && listener != afterGradients)
                .toList();
        network.setListeners(others);
    }

    /** What was found, of at least one step. */
    public Profile profile() {
        Map<String, Double> around = new LinkedHashMap<>();
        around.put("waiting for data", waited / NANOS);
        around.put("updater", updated / NANOS);
        List<StepTime> times = passes.times();
        double rest = (fit - updated) / NANOS
                - times.stream().mapToDouble(StepTime::seconds).sum();
        around.put(times.isEmpty() ? "forward and backward by Deeplearning4j" : "the rest of fitting", rest);
        return new Profile(times, around, steps, seconds());
    }
}
