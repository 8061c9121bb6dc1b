package org.landmark.data.synthetic;

/** The smooth steps and bumps that the head is modelled with. */
final class Curve {
    /** Squared distance in widths beyond which a bell is taken for zero. */
    private static final double CUT = 18;

    private Curve() {}

    /** 0 up to {@code from}, 1 after {@code to}, smooth between. */
    static double step(double from, double to, double at) {
        double t = Math.max(0, Math.min(1, (at - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    /** A bell of height one at zero. */
    static double bell(double distance, double width) {
        double squared = distance * distance / (width * width);
        return squared > CUT ? 0 : Math.exp(-0.5 * squared);
    }

    /** A two-dimensional bell of height one at zero. */
    static double bell(double dx, double widthX, double dy, double widthY) {
        double x = dx / widthX;
        double y = dy / widthY;
        double squared = x * x + y * y;
        return squared > CUT ? 0 : Math.exp(-0.5 * squared);
    }
}
