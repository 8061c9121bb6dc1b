package org.landmark.data.transform;

import java.util.Arrays;
import org.landmark.data.Landmarks;

/**
 * A projective map of the plane, (x, y) to ((a x + b y + c) / w, (d x + e y + f) / w) with w = g x + h y + i; affine where g and h
 * are 0.
 */
public final class Homography {
    /** Leaves every point where it is. */
    public static final Homography IDENTITY = affine(1, 0, 0, 0, 1, 0);

    private final double[] m;

    private Homography(double... m) {
        this.m = m;
    }

    /** (x, y) to (a x + b y + c, d x + e y + f). */
    public static Homography affine(double a, double b, double c, double d, double e, double f) {
        return new Homography(a, b, c, d, e, f, 0, 0, 1);
    }

    /** Both coordinates multiplied. */
    public static Homography scaling(double x, double y) {
        return affine(x, 0, 0, 0, y, 0);
    }

    public static Homography translation(double x, double y) {
        return affine(1, 0, x, 0, 1, y);
    }

    /** Clockwise on a picture, whose y runs down, around (0, 0). */
    public static Homography rotation(double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return affine(cos, -sin, 0, sin, cos, 0);
    }

    /**
     * The map that takes the corners of the unit square (0, 0), (1, 0), (1, 1), (0, 1) to four points, in that order; after P. Heckbert,
     * Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.
     *
     * @param xy x0, y0, x1, y1, ...
     * @throws IllegalArgumentException if three of the points lie on a line
     */
    public static Homography ofUnitSquare(double... xy) {
        double dx1 = xy[2] - xy[4];
        double dx2 = xy[6] - xy[4];
        double dy1 = xy[3] - xy[5];
        double dy2 = xy[7] - xy[5];
        double sx = xy[0] - xy[2] + xy[4] - xy[6];
        double sy = xy[1] - xy[3] + xy[5] - xy[7];
        double area = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / area;
        double h = (dx1 * sy - sx * dy1) / area;
        Homography map = new Homography(
                xy[2] - xy[0] + g * xy[2],
                xy[6] - xy[0] + h * xy[6],
                xy[0],
                xy[3] - xy[1] + g * xy[3],
                xy[7] - xy[1] + h * xy[7],
                xy[1],
                g,
                h,
                1);
        map.inverse(); // refuses what has none
        return map;
    }

    /** This map, and then the other one on its result. */
    public Homography then(Homography next) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    product[3 * row + column] += next.m[3 * row + i] * m[3 * i + column];
                }
            }
        }
        return new Homography(product);
    }

    /**
     * The map back.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Homography inverse() {
        double[] adjugate = {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
        double determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
        if (!(Math.abs(determinant) > 0) || Double.isInfinite(determinant)) {
            throw new IllegalArgumentException("the map has no inverse: " + this);
        }
        for (int i = 0; i < 9; i++) {
            adjugate[i] /= determinant;
        }
        return new Homography(adjugate);
    }

    /** Where every point goes. */
    public Landmarks apply(Landmarks points) {
        double[] xy = points.toArray();
        for (int i = 0; i < xy.length; i += 2) {
            double w = m[6] * xy[i] + m[7] * xy[i + 1] + m[8];
            double x = (m[0] * xy[i] + m[1] * xy[i + 1] + m[2]) / w;
            xy[i + 1] = (m[3] * xy[i] + m[4] * xy[i + 1] + m[5]) / w;
            xy[i] = x;
        }
        return Landmarks.of(xy);
    }

    public boolean isAffine() {
        return m[6] == 0 && m[7] == 0;
    }

    /** Row by row, as a copy. */
    public double[] toArray() {
        return m.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Homography that && Arrays.equals(m, that.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "Homography" + Arrays.toString(m);
    }
}
