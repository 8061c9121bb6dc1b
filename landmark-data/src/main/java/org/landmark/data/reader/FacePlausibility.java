package org.landmark.data.reader;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/** Tells landmarks that stand a little outside their photo, as real annotation has it, from ones that can't be meant. */
final class FacePlausibility {
    private FacePlausibility() {}

    /** The first point that leaves the photo by more than half its width or height. */
    static OptionalInt firstFarOutside(Landmarks landmarks, ImageSize photo) {
        return IntStream.range(0, landmarks.count())
                .filter(i -> isFar(landmarks.x(i), photo.width()) || isFar(landmarks.y(i), photo.height()))
                .findFirst();
    }

    static String problem(int point, Landmarks landmarks, ImageSize photo) {
        return String.format(
                Locale.ROOT,
                "landmark %d at (%.1f, %.1f) lies far outside the photo of %s pixels",
                point,
                landmarks.x(point),
                landmarks.y(point),
                photo);
    }

    private static boolean isFar(double coordinate, int extent) {
        return coordinate < -0.5 * extent || coordinate > 1.5 * extent;
    }
}
