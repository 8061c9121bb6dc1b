package org.landmark.data.draw;

import java.awt.Color;

/** The kinds of rectangles in a drawing. One line is broken, so that they are told apart without their colours too. */
public enum Outline implements LegendEntry {
    /** The annotation's box of the face: yellow, broken. */
    BOX("box", new Color(0xFFD60A), true),
    /** What is cut out for the network: blue. */
    CROP("crop", new Color(0x4DA3FF), false);

    private static final double SAMPLE_UNITS = 8;

    private final String label;
    private final Color color;
    private final boolean broken;

    Outline(String label, Color color, boolean broken) {
        this.label = label;
        this.color = color;
        this.broken = broken;
    }

    @Override
    public String label() {
        return label;
    }

    public Color color() {
        return color;
    }

    boolean isBroken() {
        return broken;
    }

    @Override
    public double sampleUnits() {
        return SAMPLE_UNITS;
    }

    @Override
    public void paintSample(MarkPainter painter, double x, double y) {
        double height = SAMPLE_UNITS / 2 * painter.unit();
        new MarkPainter(painter.brush(), painter.unit() / 2)
                .outline(this, x, y - height / 2, SAMPLE_UNITS * painter.unit(), height);
    }
}
