package org.landmark.eval.statistic;

/** Below which number a share of numbers lies. */
final class Quantile {
    private Quantile() {}

    /** Between the two nearest of sorted numbers, as NumPy's default does. */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
