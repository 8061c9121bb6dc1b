package org.landmark.data.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/** Samples of what a sheet shows with words beside them, in one line. */
record Legend(List<LegendEntry> entries) {
    private static final Color INK = new Color(0x5A626B);
    private static final double UNITS_BEFORE_LABEL = 2;
    private static final double UNITS_BETWEEN = 6;

    /** How wide the line is in the brush's font. */
    double width(Graphics2D brush) {
        double unit = unit(brush);
        double width = 0;
        for (LegendEntry entry : entries) {
            width += width(entry, brush) + UNITS_BETWEEN * unit;
        }
        return Math.max(0, width - UNITS_BETWEEN * unit);
    }

    /** Paints the line in the brush's font. */
    void paint(Graphics2D brush, double left, double baseline) {
        double unit = unit(brush);
        double x = left;
        for (LegendEntry entry : entries) {
            entry.paintSample(new MarkPainter(brush, unit), x, baseline - 1.7 * unit);
            brush.setColor(INK);
            double words = x + (entry.sampleUnits() + UNITS_BEFORE_LABEL) * unit;
            brush.drawString(entry.label(), (float) words, (float) baseline);
            x += width(entry, brush) + UNITS_BETWEEN * unit;
        }
    }

    private static double width(LegendEntry entry, Graphics2D brush) {
        return (entry.sampleUnits() + UNITS_BEFORE_LABEL) * unit(brush)
                + brush.getFontMetrics().stringWidth(entry.label());
    }

    private static double unit(Graphics2D brush) {
        return brush.getFont().getSize2D() / 5;
    }
}
