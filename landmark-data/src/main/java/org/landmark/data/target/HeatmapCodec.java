package org.landmark.data.target;

import java.nio.FloatBuffer;
import org.landmark.data.Landmarks;
import org.landmark.data.target.decode.Heatmap;
import org.landmark.data.target.decode.Peak;
import org.landmark.data.target.decode.PeakDecoder;

/**
 * A map for every landmark, {@code [K, H, W]}. The map covers the crop: ratio r is at r * W - 0.5 cells, as the middle of the first
 * cell is at 0.
 *
 * @param points number of points K
 * @param width of a map in cells
 * @param height of a map in cells
 * @param blob how a point is drawn
 * @param decoder how it is found again
 */
public record HeatmapCodec(int points, int width, int height, GaussianBlob blob, PeakDecoder decoder)
        implements TargetCodec {
    private static final long MAX_LENGTH = 1 << 28;
    private static final float[] ZEROS = new float[1 << 13];

    public HeatmapCodec {
        if (points < 1 || width < 1 || height < 1 || (long) width * height > MAX_LENGTH / points) {
            throw new IllegalArgumentException("heatmaps must hold 1 to " + MAX_LENGTH + " numbers together, came "
                    + points + "x" + height + "x" + width);
        }
    }

    /** The same maps, read in another way. */
    public HeatmapCodec withDecoder(PeakDecoder other) {
        return new HeatmapCodec(points, width, height, blob, other);
    }

    @Override
    public long[] shape() {
        return new long[] {points, height, width};
    }

    @Override
    public int length() {
        return points * height * width;
    }

    @Override
    public void encode(Landmarks ratios, FloatBuffer target) {
        if (ratios.count() != points) {
            throw new IllegalArgumentException("expected " + points + " points, came " + ratios.count());
        }
        for (int i = 0; i < length(); i += ZEROS.length) {
            target.put(i, ZEROS, 0, Math.min(ZEROS.length, length() - i));
        }
        double[] across = new double[blob.width()];
        for (int i = 0; i < points; i++) {
            double x = ratios.x(i) * width - 0.5;
            double y = ratios.y(i) * height - 0.5;
            blob.draw(x, y, target, i * height * width, width, height, across);
        }
    }

    @Override
    public Landmarks decode(FloatBuffer output) {
        double[] xy = new double[2 * points];
        for (int i = 0; i < points; i++) {
            Peak peak = peak(output, i);
            xy[2 * i] = (peak.x() + 0.5) / width;
            xy[2 * i + 1] = (peak.y() + 0.5) / height;
        }
        return Landmarks.of(xy);
    }

    /** The mean of the maps, swapped back, is decoded: a peak that both have outweighs one that only one of them has. */
    @Override
    public Landmarks decode(FloatBuffer output, FloatBuffer mirrored, int[] mirror) {
        for (int i = 0; i < points; i++) {
            for (int row = 0; row < height; row++) {
                int here = (i * height + row) * width;
                int there = (mirror[i] * height + row) * width + width - 1;
                for (int column = 0; column < width; column++) {
                    output.put(here + column, (output.get(here + column) + mirrored.get(there - column)) / 2);
                }
            }
        }
        return decode(output);
    }

    /**
     * All maps of a face in one: the largest value of each cell.
     *
     * @param maps {@code [K, H, W]}
     * @return row by row, {@code [H, W]}
     */
    public float[] highest(FloatBuffer maps) {
        float[] highest = new float[height * width];
        maps.get(0, highest);
        for (int i = highest.length; i < length(); i++) {
            int cell = i % highest.length;
            highest[cell] = Math.max(highest[cell], maps.get(i));
        }
        return highest;
    }

    /** Where one point's map has its peak, in cells, and how high it is. */
    public Peak peak(FloatBuffer output, int point) {
        int area = height * width;
        return decoder.decode(new Heatmap(output.slice(point * area, area), width, height));
    }

    @Override
    public double[] heights(FloatBuffer output) {
        double[] heights = new double[points];
        int area = height * width;
        for (int i = 0; i < points; i++) {
            float highest = output.get(i * area);
            for (int cell = i * area + 1; cell < (i + 1) * area; cell++) {
                highest = Math.max(highest, output.get(cell));
            }
            heights[i] = highest;
        }
        return heights;
    }
}
