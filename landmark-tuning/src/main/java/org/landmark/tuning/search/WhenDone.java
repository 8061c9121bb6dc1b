package org.landmark.tuning.search;

import java.util.function.BooleanSupplier;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/** Ends a sweep: Arbiter's runner does not see by itself that its generator has nothing more. */
final class WhenDone implements TerminationCondition {
    private final BooleanSupplier done;
    private final String text;

    /**
     * @param text what its page says of it
     */
    WhenDone(String text, BooleanSupplier done) {
        this.text = text;
        this.done = done;
    }

    @Override
    public void initialize(IOptimizationRunner runner) {}

    @Override
    public boolean terminate(IOptimizationRunner runner) {
        return done.getAsBoolean();
    }

    @Override
    public String toString() {
        return text;
    }
}
