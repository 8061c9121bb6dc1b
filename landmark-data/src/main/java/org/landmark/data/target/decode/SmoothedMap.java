package org.landmark.data.target.decode;

import java.nio.FloatBuffer;

/**
 * A map convolved with a Gaussian, and zeros around it, as DARK's reference code has it. The zeros lie in the array, so that each tap of the
 * Gaussian is one pass over all of it, which the JVM does several cells at a time.
 */
final class SmoothedMap {
    /** How far the Gaussian goes, in sigmas. */
    private static final double REACH = 3;

    private SmoothedMap() {}

    /**
     * A copy that is smooth.
     *
     * @param sigma in cells
     */
    static Heatmap of(Heatmap map, double sigma) {
        int most = Math.max(map.width(), map.height());
        float[] half = half(sigma);
        int margin = Math.min(half.length - 1, most); // farther taps see zeros alone
        int row = map.width() + 2 * margin;
        float[] cells = new float[row * (map.height() + 2 * margin)];
        for (int y = 0; y < map.height(); y++) {
            map.row(y, cells, (y + margin) * row + margin);
        }
        float[] smooth = along(along(cells, half, margin, 1), half, margin, row);
        float[] values = new float[map.area()];
        for (int y = 0; y < map.height(); y++) {
            System.arraycopy(smooth, (y + margin) * row + margin, values, y * map.width(), map.width());
        }
        return new Heatmap(FloatBuffer.wrap(values), map.width(), map.height());
    }

    /** Weights of a cell and of those to one side of it; all of both sides sum to 1. */
    private static float[] half(double sigma) {
        double[] weights = new double[(int) Math.ceil(REACH * sigma) + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == 0 ? 1 : Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        float[] half = new float[weights.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = (float) (weights[i] / sum);
        }
        return half;
    }

    /** Smooths in one direction, in which neighbours are {@code step} apart; the margins hold nothing of use thereafter. */
    private static float[] along(float[] cells, float[] half, int margin, int step) {
        float[] sums = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            sums[i] = half[0] * cells[i];
        }
        for (int tap = 1; tap <= margin; tap++) {
            add(sums, cells, half[tap], tap * step);
        }
        return sums;
    }

    private static void add(float[] sums, float[] cells, float weight, int offset) {
        for (int i = offset; i < cells.length - offset; i++) {
            sums[i] += weight * (cells[i - offset] + cells[i + offset]);
        }
    }
}
