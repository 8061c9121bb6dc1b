package org.landmark.data.preview;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import org.landmark.data.Landmarks;

/**
 * A face as a network sees it.
 *
 * @param picture the network's input, one pixel for each of its values
 * @param ratios the face's points in ratios of the picture; outside 0 to 1 for those that it does not show
 */
public record SeenFace(BufferedImage picture, Landmarks ratios) {
    public SeenFace {
        requireNonNull(picture, "picture is null");
        requireNonNull(ratios, "ratios is null");
    }

    /** How many points the picture does not show. */
    int pointsOutside() {
        int outside = 0;
        for (int i = 0; i < ratios.count(); i++) {
            if (ratios.x(i) < 0 || ratios.x(i) > 1 || ratios.y(i) < 0 || ratios.y(i) > 1) {
                outside++;
            }
        }
        return outside;
    }

    /** The points in pixels of a copy of the picture at another size, pixel centres on whole numbers. */
    Landmarks pixelsOf(BufferedImage copy) {
        return ratios.map(x -> x * copy.getWidth() - 0.5, y -> y * copy.getHeight() - 0.5);
    }
}
