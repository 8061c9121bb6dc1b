package org.landmark.data.target;

import org.landmark.data.Landmarks;

/**
 * Coordinates on a linear scale: value = low + span * ratio.
 *
 * @param points number of points K
 * @param low the value of the crop's left or top edge
 * @param span how much more its right or bottom edge is
 */
public record CoordinateCodec(int points, double low, double span) implements TargetCodec {
    public CoordinateCodec {
        if (points < 1 || !(span > 0)) {
            throw new IllegalArgumentException("points and span must be positive: " + points + ", " + span);
        }
    }

    @Override
    public long[] shape() {
        return new long[] {length()};
    }

    @Override
    public int length() {
        return 2 * points;
    }

    @Override
    public void encode(Landmarks ratios, float[] target, int offset) {
        if (ratios.count() != points) {
            throw new IllegalArgumentException("expected " + points + " points, came " + ratios.count());
        }
        for (int i = 0; i < points; i++) {
            target[offset + 2 * i] = (float) (low + span * ratios.x(i));
            target[offset + 2 * i + 1] = (float) (low + span * ratios.y(i));
        }
    }

    @Override
    public Landmarks decode(float[] output, int offset) {
        double[] xy = new double[length()];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = (output[offset + i] - low) / span;
        }
        return Landmarks.of(xy);
    }
}
