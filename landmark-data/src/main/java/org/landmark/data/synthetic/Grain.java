package org.landmark.data.synthetic;

/** Smooth random values over a line or a plane, for strands, cloth and skin. */
final class Grain {
    private Grain() {}

    /** From -1 to 1, changing over distances of about one. */
    static double at(double x, int salt) {
        double floor = Math.floor(x);
        double t = x - floor;
        double a = corner((int) floor, salt);
        return a + (corner((int) floor + 1, salt) - a) * t * t * (3 - 2 * t);
    }

    /** From -1 to 1, changing over distances of about one. */
    static double at(double x, double y, int salt) {
        double floor = Math.floor(y);
        double t = y - floor;
        double a = at(x, salt + 7919 * (int) floor);
        return a + (at(x, salt + 7919 * ((int) floor + 1)) - a) * t * t * (3 - 2 * t);
    }

    private static double corner(int place, int salt) {
        int h = place * 0x9E3779B1 ^ salt * 0x85EBCA6B;
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h = (h ^ h >>> 12) * 0x297A2D39;
        return (h ^ h >>> 15) / 2147483648.0;
    }
}
