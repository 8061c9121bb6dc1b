package org.landmark.eval.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;

/** What can be the box of a face. */
public final class FaceBox {
    /** Fewer pixels across show no face. */
    public static final int LEAST = 8;

    /** How many times the photo's longer side a box can be. */
    private static final int MOST = 10;

    private FaceBox() {}

    /**
     * Why a box is none of a face on a photo; empty if it may be one. It may reach over the photo's borders.
     *
     * @param box in pixels of the photo
     */
    public static Optional<String> problem(BoundingBox box, ImageSize photo) {
        return problem(box, box, photo);
    }

    /**
     * The same of a box that was asked for in other pixels.
     *
     * @param asked as it was asked for, which the answer names
     * @param box in pixels of the photo
     */
    public static Optional<String> problem(BoundingBox asked, BoundingBox box, ImageSize photo) {
        if (Math.min(box.width(), box.height()) < LEAST) {
            return Optional.of(said(asked) + " is too small for a face (expected " + LEAST + "x" + LEAST + " or more)");
        }
        if (box.left() >= photo.width()
                || box.top() >= photo.height()
                || box.left() + box.width() <= 0
                || box.top() + box.height() <= 0) {
            return Optional.of(said(asked) + " lies beside the photo of " + photo);
        }
        int most = MOST * Math.max(photo.width(), photo.height());
        return Math.max(box.width(), box.height()) > most
                ? Optional.of(said(asked) + " is far larger than the photo of " + photo)
                : Optional.empty();
    }

    /**
     * Refuses boxes that are none of faces.
     *
     * @param file the photo's
     * @param photo decoded
     * @param boxes in pixels as they lie in the file
     * @throws InputException if one is none; names file and box
     */
    public static void require(Path file, Photo photo, List<BoundingBox> boxes) {
        for (BoundingBox box : boxes) {
            problem(box, photo.upright(box), photo.size()).ifPresent(problem -> {
                throw InputException.in(file, problem);
            });
        }
    }

    private static String said(BoundingBox box) {
        return String.format(
                Locale.ROOT,
                "the box %.0f,%.0f,%.0f,%.0f (left, top, width, height in pixels)",
                box.left(),
                box.top(),
                box.width(),
                box.height());
    }
}
