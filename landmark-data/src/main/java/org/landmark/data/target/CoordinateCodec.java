package org.landmark.data.target;

import java.nio.FloatBuffer;
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
    public void encode(Landmarks ratios, FloatBuffer target) {
        if (ratios.count() != points) {
            throw new IllegalArgumentException("expected " + points + " points, came " + ratios.count());
        }
        for (int i = 0; i < points; i++) {
            target.put(2 * i, (float) (low + span * ratios.x(i)));
            target.put(2 * i + 1, (float) (low + span * ratios.y(i)));
        }
    }

    @Override
    public Landmarks decode(FloatBuffer output) {
        double[] xy = new double[length()];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = (output.get(i) - low) / span;
        }
        return Landmarks.of(xy);
    }
}
