package org.landmark.data.draw;

import java.awt.Color;
import java.awt.geom.Rectangle2D;

/**
 * The colours of weights, symmetric about 0: black for the most negative, grey for 0, white for the most positive.
 *
 * @param colour whether three weights are shown together as red, green and blue
 */
public record WeightRamp(boolean colour) implements LegendEntry {
    private static final double SAMPLE_UNITS = 16;

    /**
     * The grey of a weight.
     *
     * @param share of the largest weight, -1 to 1; what lies beyond takes the nearer end
     */
    public static Color grey(double share) {
        return colour(share, share, share);
    }

    /** The colour of three weights, as shares of the largest, -1 to 1. */
    public static Color colour(double red, double green, double blue) {
        return new Color(level(red), level(green), level(blue));
    }

    @Override
    public String label() {
        return "from minus to plus the figure below" + (colour ? ", in red, green and blue each" : "") + "; grey is 0";
    }

    @Override
    public double sampleUnits() {
        return SAMPLE_UNITS;
    }

    @Override
    public void paintSample(MarkPainter painter, double x, double y) {
        double height = 4 * painter.unit();
        int steps = (int) Math.ceil(SAMPLE_UNITS * painter.unit());
        for (int i = 0; i < steps; i++) {
            painter.brush().setColor(grey(2.0 * i / (steps - 1) - 1));
            painter.brush().fill(new Rectangle2D.Double(x + i, y - height / 2, 1, height));
        }
    }

    private static int level(double share) {
        return (int) Math.round(255 * (Math.max(-1, Math.min(1, share)) + 1) / 2);
    }
}
