package org.landmark.data.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The colours of a heatmap that lies on a picture: from nothing over violet and orange to yellow, more opaque as it rises. */
public record HeatRamp() implements LegendEntry {
    private static final int[][] STOPS = {{70, 0, 150}, {200, 30, 130}, {255, 120, 30}, {255, 245, 110}};
    private static final int MOST_OPAQUE = 215;
    /** Below 1, so that the flanks of a peak are seen on bright skin too; its height is told by the colour. */
    private static final double OPACITY_EXPONENT = 0.7;

    private static final double SAMPLE_UNITS = 16;

    /**
     * The colour of a height.
     *
     * @param height 0 (transparent) to 1; what lies beyond takes the nearer end
     * @return alpha, red, green and blue, 8 bits each
     */
    static int argb(double height) {
        double held = Math.max(0, Math.min(1, height));
        double stop = held * (STOPS.length - 1);
        int below = Math.min((int) stop, STOPS.length - 2);
        int argb = (int) Math.round(MOST_OPAQUE * Math.pow(held, OPACITY_EXPONENT));
        for (int channel = 0; channel < 3; channel++) {
            int low = STOPS[below][channel];
            int high = STOPS[below + 1][channel];
            argb = argb << 8 | (int) Math.round(low + (stop - below) * (high - low));
        }
        return argb;
    }

    @Override
    public String label() {
        return "heatmap, from 0 to its peak";
    }

    @Override
    public double sampleUnits() {
        return SAMPLE_UNITS;
    }

    @Override
    public void paintSample(MarkPainter painter, double x, double y) {
        Graphics2D brush = painter.brush();
        double height = 4 * painter.unit();
        int steps = (int) Math.ceil(SAMPLE_UNITS * painter.unit());
        brush.setColor(Color.GRAY);
        brush.fill(new Rectangle2D.Double(x, y - height / 2, steps, height));
        for (int i = 0; i < steps; i++) {
            brush.setColor(new Color(argb((i + 0.5) / steps), true));
            brush.fill(new Rectangle2D.Double(x + i, y - height / 2, 1, height));
        }
    }
}
