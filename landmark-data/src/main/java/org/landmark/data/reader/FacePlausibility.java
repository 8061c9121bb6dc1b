package org.landmark.data.reader;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/** Tells boxes and landmarks that stand a little outside their photo, as real annotation has it, from ones that can't be meant. */
final class FacePlausibility {
    private FacePlausibility() {}

    /** The first point that leaves the photo by more than half its width or height. */
    static OptionalInt firstFarOutside(Landmarks landmarks, ImageSize photo) {
        return IntStream.range(0, landmarks.count())
                .filter(i -> isFar(landmarks.x(i), photo.width()) || isFar(landmarks.y(i), photo.height()))
                .findFirst();
    }

    /** Whether a box leaves the photo by more than its whole width or height; enlarged, it would not fit into memory. */
    static boolean isFarOutside(BoundingBox box, ImageSize photo) {
        return box.left() < -photo.width()
                || box.top() < -photo.height()
                || box.left() + box.width() > 2.0 * photo.width()
                || box.top() + box.height() > 2.0 * photo.height();
    }

    static String problem(BoundingBox box, ImageSize photo) {
        return String.format(
                Locale.ROOT,
                "the box of %.1f x %.1f at (%.1f, %.1f) lies far outside the photo of %s pixels",
                box.width(),
                box.height(),
                box.left(),
                box.top(),
                photo);
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
