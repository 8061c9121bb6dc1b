package org.landmark.data.target.decode;

import java.nio.FloatBuffer;

/** A map convolved with a Gaussian, and zeros around it, as DARK's reference code has it. */
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
        float[] half = half(sigma);
        float[] values = new float[map.area()];
        for (int i = 0; i < values.length; i++) {
            values[i] = map.at(i);
        }
        float[] across = new float[values.length];
        for (int row = 0; row < map.height(); row++) {
            add(values, across, row * map.width(), map.width(), 1, half);
        }
        float[] smooth = new float[values.length];
        for (int column = 0; column < map.width(); column++) {
            add(across, smooth, column, map.height(), map.width(), half);
        }
        return new Heatmap(FloatBuffer.wrap(smooth), map.width(), map.height());
    }

    /** Weights of a cell and of those to one side of it; all of both sides sum to 1. */
    private static float[] half(double sigma) {
        double[] weights = new double[(int) Math.ceil(REACH * sigma) + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        float[] half = new float[weights.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = (float) (weights[i] / sum);
        }
        return half;
    }

    /** Smooths one line of cells, which begins at {@code start} and goes on every {@code step}. */
    private static void add(float[] from, float[] to, int start, int cells, int step, float[] half) {
        for (int i = 0; i < cells; i++) {
            int place = start + i * step;
            float sum = half[0] * from[place];
            int before = Math.min(half.length - 1, i);
            for (int j = 1; j <= before; j++) {
                sum += half[j] * from[place - j * step];
            }
            int after = Math.min(half.length - 1, cells - 1 - i);
            for (int j = 1; j <= after; j++) {
                sum += half[j] * from[place + j * step];
            }
            to[place] = sum;
        }
    }
}
