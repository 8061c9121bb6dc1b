package org.landmark.eval.statistic;

import java.util.Arrays;

/**
 * How errors are spread over faces: the cumulative error distribution (CED), which says of each error what share of the faces have no
 * larger one (C. Sagonas et al., 300 Faces in-the-Wild Challenge, ICCVW 2013), and quantiles.
 */
public final class ErrorDistribution {
    private final double[] sorted;

    private ErrorDistribution(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Of the errors of at least one face, in any order.
     *
     * @throws IllegalArgumentException if there are none, or one is negative or no number
     */
    public static ErrorDistribution of(double... errors) {
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !(sorted[0] >= 0) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    "expected errors of one face or more, finite and not negative, came " + Arrays.toString(errors));
        }
        return new ErrorDistribution(sorted);
    }

    /** How many faces. */
    public int count() {
        return sorted.length;
    }

    /** The errors, the smallest first. */
    public double[] sorted() {
        return sorted.clone();
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    /** The share of the faces, 0 to 1, whose error is no larger than this one. */
    public double share(double error) {
        return (double) (count() - above(error)) / count();
    }

    /** How many faces have a larger error. */
    public int above(double error) {
        int below = 0;
        int end = sorted.length;
        while (below < end) {
            int middle = (below + end) >>> 1;
            if (sorted[middle] <= error) {
                below = middle + 1;
            } else {
                end = middle;
            }
        }
        return sorted.length - below;
    }

    /** The error below which a share of the faces, 0 to 1, lies: 0.5 for the median. Between two faces it is interpolated. */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0 to 1, came " + share);
        }
        return Quantile.of(sorted, share);
    }
}
