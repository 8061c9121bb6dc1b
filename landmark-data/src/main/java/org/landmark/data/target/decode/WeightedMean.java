package org.landmark.data.target.decode;

/** The mean position of cells, some weighing more. */
final class WeightedMean {
    private double weights;
    private double x;
    private double y;

    void add(int cellX, int cellY, double weight) {
        weights += weight;
        x += weight * cellX;
        y += weight * cellY;
    }

    /** Whether anything was added that weighs. */
    boolean isKnown() {
        return weights > 0;
    }

    /** The mean as a peak of this height. */
    Peak peak(double height) {
        return new Peak(x / weights, y / weights, height);
    }
}
