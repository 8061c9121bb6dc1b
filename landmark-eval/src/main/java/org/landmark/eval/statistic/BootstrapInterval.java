package org.landmark.eval.statistic;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.landmark.data.Seed;

/**
 * How far a mean over faces can be trusted: its 95 % interval by the percentile bootstrap (B. Efron, R. J. Tibshirani: An Introduction
 * to the Bootstrap, 1993), in which whole groups of faces are drawn again, since those of one person or photo go together (C. A. Field,
 * A. H. Welsh: Bootstrapping clustered data, 2007). The mean is that of errors, or of the differences of two methods on the same
 * faces, so that what makes a face hard for both cancels out.
 *
 * @param mean over all faces
 * @param lower end of the interval
 * @param upper end of the interval
 * @param groups how many there are
 * @param resamples how many times they were drawn
 */
public record BootstrapInterval(double mean, double lower, double upper, int groups, int resamples) {
    /** As many as the ends of an interval need to hold still. */
    public static final int RESAMPLES = 10_000;

    private static final double OUTSIDE = 0.025;

    /**
     * Of numbers of faces.
     *
     * @param numbers of each face, its error or one method's error less the other's
     * @param groups each face's, in the same order
     * @param seed of what is drawn
     * @throws IllegalArgumentException if there are fewer than two groups, of which nothing can be said, or not as many as faces
     */
    public static BootstrapInterval of(double[] numbers, List<String> groups, Seed seed) {
        if (numbers.length != groups.size() || new HashSet<>(groups).size() < 2) {
            throw new IllegalArgumentException(
                    "need two groups or more, and one for each of " + numbers.length + " faces: " + groups);
        }
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            double[] sum = sums.computeIfAbsent(groups.get(i), name -> new double[2]);
            sum[0] += numbers[i];
            sum[1]++;
        }
        double[] means = means(sums.values().toArray(double[][]::new), seed);
        return new BootstrapInterval(
                Arrays.stream(numbers).average().orElseThrow(),
                Quantile.of(means, OUTSIDE),
                Quantile.of(means, 1 - OUTSIDE),
                sums.size(),
                RESAMPLES);
    }

    /** Whether the interval lies below 0. */
    public boolean isBelowZero() {
        return upper < 0;
    }

    /** The means of faces in groups drawn with replacement, in order; a group is the sum over its faces and their number. */
    private static double[] means(double[][] groups, Seed seed) {
        SplittableRandom random = new SplittableRandom(seed.derive("bootstrap", 0));
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            double faces = 0;
            for (int drawn = 0; drawn < groups.length; drawn++) {
                double[] group = groups[random.nextInt(groups.length)];
                sum += group[0];
                faces += group[1];
            }
            means[i] = sum / faces;
        }
        Arrays.sort(means);
        return means;
    }
}
