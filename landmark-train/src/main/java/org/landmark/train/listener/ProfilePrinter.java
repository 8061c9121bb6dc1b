package org.landmark.train.listener;

import java.io.PrintStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.eval.benchmark.StepProfiler;
import org.landmark.train.StepWatch;

/**
 * Prints once where the time of a training step goes: after the first ten steps (of a short training, half of them) have gone by, of as many
 * as take five seconds, but at least 20; of all there are if the training is over before.
 */
public final class ProfilePrinter implements StepWatch, AutoCloseable {
    private static final int WARM_UP = 10;
    private static final int LEAST_STEPS = 20;
    private static final double LEAST_SECONDS = 5;

    private final StepProfiler profiler;
    private final PrintStream out;
    private boolean printed;

    /**
     * Profiles a training.
     *
     * @param network that is trained
     * @param steps how many the whole training takes
     */
    public ProfilePrinter(ComputationGraph network, long steps, PrintStream out) {
        this.profiler = new StepProfiler(network, (int) Math.min(WARM_UP, steps / 2));
        this.out = out;
    }

    @Override
    public void waiting() {
        if (!printed) {
            profiler.waiting();
            if (profiler.steps() >= LEAST_STEPS && profiler.seconds() >= LEAST_SECONDS) {
                print();
            }
        }
    }

    @Override
    public void fitting() {
        if (!printed) {
            profiler.fitting();
        }
    }

    @Override
    public void fitted() {
        if (!printed) {
            profiler.fitted();
        }
    }

    private void print() {
        printed = true;
        profiler.end();
        out.println();
        out.print(profiler.profile().text());
        out.println();
        out.flush();
    }

    /** The training is over. */
    @Override
    public void close() {
        if (!printed && profiler.steps() > 0) {
            print();
        }
    }
}
