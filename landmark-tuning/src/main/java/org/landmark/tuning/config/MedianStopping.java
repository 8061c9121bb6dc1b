package org.landmark.tuning.config;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/**
 * A candidate ends after an epoch where it is worse than the median of the others was: the median stopping rule of D. Golovin et al.,
 * Google Vizier, KDD 2017, on scores after so many epochs rather than on their means up to there.
 *
 * @param grace epochs that every candidate has; default 5
 * @param least others that have to have got as far; default 3
 */
public record MedianStopping(Integer grace, Integer least) implements StoppingSpec {
    public MedianStopping {
        grace = requireNonNullElse(grace, 5);
        least = requireNonNullElse(least, 3);
        if (grace < 1 || least < 1) {
            throw new IllegalArgumentException("grace and least must be 1 or more, came " + grace + " and " + least);
        }
    }

    @Override
    public boolean stops(int epoch, double score, List<Double> others) {
        return epoch >= grace && others.size() >= least && score > median(others);
    }

    private static double median(List<Double> scores) {
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
