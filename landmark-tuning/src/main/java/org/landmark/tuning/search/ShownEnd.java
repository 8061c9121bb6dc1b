package org.landmark.tuning.search;

import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/** What Arbiter's page says of the end of a sweep. */
final class ShownEnd implements TerminationCondition {
    private String text;

    /** For Arbiter, which fills in the field. */
    ShownEnd() {}

    ShownEnd(String text) {
        this.text = text;
    }

    @Override
    public void initialize(IOptimizationRunner runner) {}

    @Override
    public boolean terminate(IOptimizationRunner runner) {
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
