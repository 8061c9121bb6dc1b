package org.landmark.eval.statistic;

import java.util.Arrays;

/**
 * The area under the cumulative error distribution from 0 to a threshold, divided by the threshold, so that 1 is perfect (AUC: H. Yang et
 * al., An Empirical Study of Recent Face Alignment Methods, 2015). The distribution is a staircase, so the area is exact: each face
 * adds what is left of the threshold above its error.
 *
 * @param threshold positive
 */
public record AreaUnderCurve(double threshold) {
    public AreaUnderCurve {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be above 0, came " + threshold);
        }
    }

    /** 0 to 1. */
    public double of(ErrorDistribution errors) {
        return Arrays.stream(errors.sorted())
                .map(error -> Math.max(0, 1 - error / threshold))
                .average()
                .orElseThrow();
    }
}
