package org.landmark.models.layers;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Times each step of a network's passes while it is started; nothing of a network that is not on the fast path. */
public final class PassTimer {
    private final ComputationGraph network;
    private final StepClock clock = new StepClock();

    /** A timer of a network, not started. */
    public PassTimer(ComputationGraph network) {
        this.network = network;
    }

    /** Times what the network runs from now on, on top of what was timed before. */
    public void start() {
        if (network instanceof FastGraph fast) {
            fast.time(clock);
        }
    }

    /** Times no longer, which then costs nothing. */
    public void stop() {
        if (network instanceof FastGraph fast) {
            fast.time(null);
        }
    }

    /** What was timed so far, the longest first. */
    public List<StepTime> times() {
        return clock.times();
    }
}
