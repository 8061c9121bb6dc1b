package org.landmark.eval.predict;

/**
 * The maps that a network reads the points of one face from.
 *
 * @param face its place among the faces that were predicted
 * @param points how many maps K
 * @param height of a map in cells
 * @param width likewise
 * @param values {@code [K, H, W]}: a heatmap as it is, of maps whose mean is taken each cell's share of the whole
 */
public record PointMaps(int face, int points, int height, int width, float[] values) {
    public PointMaps {
        if (values.length != points * height * width) {
            throw new IllegalArgumentException(
                    "expected " + points + "x" + height + "x" + width + " values, came " + values.length);
        }
    }
}
