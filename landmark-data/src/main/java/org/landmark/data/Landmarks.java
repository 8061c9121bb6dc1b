package org.landmark.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable row of K points. The frame they stand in (pixels of the photo, ratios of the crop) is said by whoever hands them
 * out; ratios run from 0 at the crop's left or top edge to 1 at its right or bottom edge.
 */
public final class Landmarks {
    /** No points, of a face that nobody has annotated. */
    public static final Landmarks NONE = new Landmarks(new double[0]);

    private final double[] xy;

    private Landmarks(double[] xy) {
        this.xy = xy;
    }

    /**
     * Points from interleaved coordinates: x0, y0, x1, y1, ...
     *
     * @throws IllegalArgumentException if the number of coordinates is odd or zero, or one of them is not finite
     */
    public static Landmarks of(double... xy) {
        requireNonNull(xy, "xy is null");
        if (xy.length == 0 || xy.length % 2 != 0) {
            throw new IllegalArgumentException("landmarks need pairs of coordinates, came " + xy.length + " numbers");
        }
        for (int i = 0; i < xy.length; i++) {
            if (!Double.isFinite(xy[i])) {
                throw new IllegalArgumentException("landmark " + i / 2 + " is not finite: " + xy[i]);
            }
        }
        return new Landmarks(xy.clone());
    }

    public int count() {
        return xy.length / 2;
    }

    public double x(int point) {
        return xy[2 * point];
    }

    public double y(int point) {
        return xy[2 * point + 1];
    }

    /** Whether a point that stands in ratios lies on the picture that they are ratios of. */
    public boolean isInside(int point) {
        return x(point) >= 0 && x(point) <= 1 && y(point) >= 0 && y(point) <= 1;
    }

    /** The coordinates interleaved, as a copy: x0, y0, x1, y1, ... */
    public double[] toArray() {
        return xy.clone();
    }

    /** The points of the given indices, in their order. */
    public Landmarks select(int... points) {
        double[] selected = new double[2 * points.length];
        for (int i = 0; i < points.length; i++) {
            selected[2 * i] = x(points[i]);
            selected[2 * i + 1] = y(points[i]);
        }
        return of(selected);
    }

    /** Every x and every y replaced by what the functions give for it. */
    public Landmarks map(DoubleUnaryOperator mapX, DoubleUnaryOperator mapY) {
        double[] mapped = new double[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            mapped[i] = mapX.applyAsDouble(xy[i]);
            mapped[i + 1] = mapY.applyAsDouble(xy[i + 1]);
        }
        return of(mapped);
    }

    /**
     * The points half way to those of another row.
     *
     * @throws IllegalArgumentException if it has another number of points
     */
    public Landmarks meanWith(Landmarks other) {
        if (other.xy.length != xy.length) {
            throw new IllegalArgumentException("expected " + count() + " points, came " + other.count());
        }
        double[] mean = new double[xy.length];
        Arrays.setAll(mean, i -> (xy[i] + other.xy[i]) / 2);
        return of(mean);
    }

    /** The Euclidean distance between the same point here and in the other row. */
    public double distance(int point, Landmarks other) {
        return Math.hypot(x(point) - other.x(point), y(point) - other.y(point));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Landmarks that && Arrays.equals(xy, that.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }

    @Override
    public String toString() {
        return "Landmarks" + Arrays.toString(xy);
    }
}
