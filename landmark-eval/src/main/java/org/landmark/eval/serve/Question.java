package org.landmark.eval.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.landmark.data.BoundingBox;
import org.landmark.data.image.Photo;
import org.landmark.eval.predict.FaceBox;

/**
 * What is asked of a photo, as the query of an address says.
 *
 * @param model the model's name; the first model if it is empty
 * @param boxes of faces, in the place of a detector
 * @param flipTest whether to take the mean over each face and its mirror image
 * @param upright whether pixels, asked and answered, count on the photo as it is seen, turned as its EXIF says; otherwise as they lie in
 *     its file
 */
record Question(Optional<String> model, List<BoundingBox> boxes, boolean flipTest, boolean upright) {
    static final int MAX_BOXES = 100;

    private static final Set<String> KEYS = Set.of("model", "boxes", "flipTest", "pixels");

    Question {
        boxes = List.copyOf(boxes);
    }

    /**
     * Of a query.
     *
     * @throws Refusal if a key or value is none of those known
     */
    static Question of(Map<String, List<String>> query) {
        for (Map.Entry<String, List<String>> entry : query.entrySet()) {
            if (!KEYS.contains(entry.getKey())) {
                throw refused(entry.getKey(), "is not known (accepted: boxes, flipTest, model, pixels)");
            }
            if (entry.getValue().size() > 1) {
                throw refused(entry.getKey(), "stands there more than once");
            }
        }
        return new Question(
                value(query, "model"),
                value(query, "boxes").map(Question::boxes).orElse(List.of()),
                choice(query, "flipTest", "false", "true"),
                choice(query, "pixels", "file", "upright"));
    }

    private static Optional<String> value(Map<String, List<String>> query, String key) {
        return Optional.ofNullable(query.get(key)).map(values -> values.get(0));
    }

    private static boolean choice(Map<String, List<String>> query, String key, String no, String yes) {
        String value = value(query, key).orElse(no);
        if (!value.equals(no) && !value.equals(yes)) {
            throw refused(key, "expected " + no + " or " + yes + ", came '" + shortened(value) + "'");
        }
        return value.equals(yes);
    }

    private static List<BoundingBox> boxes(String text) {
        List<BoundingBox> boxes = new ArrayList<>();
        for (String part : text.split(";", MAX_BOXES + 2)) {
            boxes.add(box(part));
        }
        if (boxes.size() > MAX_BOXES) {
            throw refused("boxes", "are more than " + MAX_BOXES);
        }
        return boxes;
    }

    private static BoundingBox box(String text) {
        try {
            double[] numbers = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length == 4) {
                return new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
            }
        } catch (IllegalArgumentException e) { // no number, not finite, empty
            // said below
        }
        throw refused(
                "boxes",
                "expected LEFT,TOP,WIDTH,HEIGHT in pixels, several with ; between them, came '" + shortened(text)
                        + "'");
    }

    /**
     * The boxes among the pixels of the upright photo.
     *
     * @throws Refusal if one lies outside the photo, or is far larger or smaller than a face on it could be
     */
    List<BoundingBox> placed(Photo photo) {
        return boxes.stream()
                .map(box -> {
                    BoundingBox placed = upright ? box : photo.upright(box);
                    FaceBox.problem(box, placed, photo.size()).ifPresent(problem -> {
                        throw new Refusal(Refusal.UNUSABLE, problem);
                    });
                    return placed;
                })
                .toList();
    }

    private static Refusal refused(String key, String problem) {
        return new Refusal(Refusal.BAD_REQUEST, "the query's '" + shortened(key) + "' " + problem);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
