package org.landmark.data.draw;

import static java.util.Objects.requireNonNull;

import java.awt.Color;

/** The two kinds of points in a drawing, with the name and the colour that drawings and legends give them. */
public enum Mark {
    /** Annotated points: green, round. */
    TRUTH("truth", new Color(0x2FE070)),
    /** Points of a model: red, pointed. */
    PREDICTION("prediction", new Color(0xFF3B30));

    private final String label;
    private final Color color;

    Mark(String label, Color color) {
        this.label = requireNonNull(label, "label is null");
        this.color = requireNonNull(color, "color is null");
    }

    public String label() {
        return label;
    }

    public Color color() {
        return color;
    }
}
