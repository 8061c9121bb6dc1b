package org.landmark.train.page;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * {@code faces.json}: the validation faces that a page shows after every epoch.
 *
 * @param format version of all files of the page; this code reads {@link #FORMAT}
 * @param faces drawn by the run's seed
 * @param lines chains of points that a drawing joins
 * @param names of the points, all of them
 * @param meanShapeNme what the mean shape gets on the validation faces, as a fraction; null where the scheme has no such error
 * @param meanShapePixels the same in pixels of the photos
 */
public record FixedFaces(
        int format,
        List<ShownFace> faces,
        List<List<Integer>> lines,
        List<String> names,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double meanShapeNme,
        double meanShapePixels) {
    /** The version that is written. */
    public static final int FORMAT = 1;

    public FixedFaces {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " of another version (expected " + FORMAT + ")");
        }
        faces = List.copyOf(requireNonNull(faces, "faces is missing"));
        lines = requireNonNull(lines, "lines is missing").stream()
                .map(List::copyOf)
                .toList();
        names = List.copyOf(requireNonNull(names, "names is missing"));
        for (List<Integer> line : lines) {
            for (int point : line) {
                if (point < 0 || point >= names.size()) {
                    throw new IllegalArgumentException("a line to point " + point + " of " + names.size());
                }
            }
        }
        for (ShownFace face : faces) {
            face.requirePoints(names.size());
        }
    }

    /** How many points a face has. */
    public int points() {
        return names.size();
    }
}
