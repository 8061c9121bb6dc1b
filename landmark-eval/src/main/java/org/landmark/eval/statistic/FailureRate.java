package org.landmark.eval.statistic;

/**
 * The share of the faces that are failures, those with an error above a threshold. For the NME by the eyes' outer corners 0.08 is usual
 * on the test faces of 300-W, 0.10 on WFLW (W. Wu et al., Look at Boundary, CVPR 2018).
 *
 * @param threshold positive
 */
public record FailureRate(double threshold) {
    public FailureRate {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be above 0, came " + threshold);
        }
    }

    /** 0 if no face fails, 1 if all do. */
    public double of(ErrorDistribution errors) {
        return (double) errors.above(threshold) / errors.count();
    }
}
