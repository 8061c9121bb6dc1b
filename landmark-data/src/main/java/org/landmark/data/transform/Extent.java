package org.landmark.data.transform;

/**
 * How far something reaches from the middle of a crop, in pixels of the photo.
 *
 * @param x to the left and to the right
 * @param y up and down
 */
public record Extent(double x, double y) {
    public Extent {
        if (!(x > 0 && y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
            throw new IllegalArgumentException("extent must be positive: " + x + ", " + y);
        }
    }

    /** Of a crop itself. */
    public static Extent of(Crop crop) {
        return new Extent(crop.width() / 2.0, crop.height() / 2.0);
    }

    public Extent plus(double alongX, double alongY) {
        return new Extent(x + alongX, y + alongY);
    }

    public Extent times(double factor) {
        return new Extent(x * factor, y * factor);
    }

    /** What either of both reaches. */
    public Extent or(Extent other) {
        return new Extent(Math.max(x, other.x), Math.max(y, other.y));
    }

    /** What a turn by up to that angle can reach. */
    public Extent turned(double radians) {
        return new Extent(turned(x, y, radians), turned(y, x, radians));
    }

    /** The maximum of |along| cos a + |across| sin a for angles a up to the limit. */
    private static double turned(double along, double across, double limit) {
        double angle = Math.min(Math.abs(limit), Math.atan2(across, along));
        return along * Math.cos(angle) + across * Math.sin(angle);
    }
}
