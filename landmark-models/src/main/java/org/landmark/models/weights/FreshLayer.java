package org.landmark.models.weights;

import static java.util.Objects.requireNonNull;

/**
 * A layer with parameters that got none from a file of weights.
 *
 * @param name its vertex
 * @param why what keeps the file's from fitting, or empty if it has none
 */
public record FreshLayer(String name, String why) {
    public FreshLayer {
        requireNonNull(name, "name is null");
        requireNonNull(why, "why is null");
    }

    /** As in {@code output (1000 outputs in the file, 136 here)}. */
    @Override
    public String toString() {
        return why.isEmpty() ? name : name + " (" + why + ")";
    }
}
