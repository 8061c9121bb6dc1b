package org.landmark.data.draw;

import static java.util.Objects.requireNonNull;

import java.awt.Color;

/** The kinds of points in a drawing, with the name and the colour that drawings and legends give them. */
public enum Mark implements LegendEntry {
    /** Annotated points: green, round. */
    TRUTH("truth", new Color(0x2FE070)),
    /** Points of a model: red, pointed. */
    PREDICTION("prediction", new Color(0xFF3B30)),
    /** Annotated points that the picture does not show: orange, round, in the frame around it. */
    OUTSIDE("truth outside the picture", new Color(0xFF9F0A));

    private static final double SAMPLE_UNITS = 4;

    private final String label;
    private final Color color;

    Mark(String label, Color color) {
        this.label = requireNonNull(label, "label is null");
        this.color = requireNonNull(color, "color is null");
    }

    @Override
    public String label() {
        return label;
    }

    public Color color() {
        return color;
    }

    @Override
    public double sampleUnits() {
        return SAMPLE_UNITS;
    }

    @Override
    public void paintSample(MarkPainter painter, double x, double y) {
        painter.point(this, x + SAMPLE_UNITS / 2 * painter.unit(), y);
    }
}
