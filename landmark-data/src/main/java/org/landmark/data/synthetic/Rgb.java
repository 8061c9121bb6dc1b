package org.landmark.data.synthetic;

import java.awt.Color;

/** A colour with parts from 0 to 1; parts may leave the range until the colour is packed. */
record Rgb(double r, double g, double b) {
    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(1, 1, 1);

    /** A colour as 0xRRGGBB. */
    static Rgb of(int packed) {
        return new Rgb((packed >> 16 & 255) / 255.0, (packed >> 8 & 255) / 255.0, (packed & 255) / 255.0);
    }

    Rgb times(double factor) {
        return new Rgb(r * factor, g * factor, b * factor);
    }

    Rgb times(Rgb tint) {
        return new Rgb(r * tint.r, g * tint.g, b * tint.b);
    }

    /** This colour with the given share of another one. */
    Rgb mix(Rgb other, double share) {
        return new Rgb(r + (other.r - r) * share, g + (other.g - g) * share, b + (other.b - b) * share);
    }

    /** The colour as opaque 0xFFRRGGBB. */
    int packed() {
        return 0xFF000000 | channel(r) << 16 | channel(g) << 8 | channel(b);
    }

    Color awt() {
        return awt(1);
    }

    Color awt(double alpha) {
        return new Color(channel(r), channel(g), channel(b), channel(alpha));
    }

    private static int channel(double part) {
        return (int) Math.max(0, Math.min(255, part * 255 + 0.5));
    }
}
