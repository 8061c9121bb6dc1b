package org.landmark.data.synthetic;

import java.util.Locale;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/** The text of an {@code .asf} file, as the IMM face database has it beside each photo. */
final class AsfText {
    private static final String RULE = "#".repeat(70);

    /** One chain of the 58 points: its number, whether it is a closed one, its first and last point. */
    private record Chain(int path, boolean closed, int first, int last) {
        int type() {
            return closed ? 0 : 4;
        }

        int from(int point) {
            return point > first ? point - 1 : closed ? last : first;
        }

        int to(int point) {
            return point < last ? point + 1 : closed ? first : last;
        }
    }

    private static final Chain[] CHAINS = {
        new Chain(0, false, 0, 12),
        new Chain(1, true, 13, 20),
        new Chain(2, true, 21, 28),
        new Chain(3, false, 29, 33),
        new Chain(4, false, 34, 38),
        new Chain(5, true, 39, 46),
        new Chain(6, false, 47, 57)
    };

    private AsfText() {}

    /** @param landmarks the 58 points in pixels of the photo */
    static String of(Landmarks landmarks, ImageSize photo, String photoName) {
        StringBuilder text = new StringBuilder();
        line(text, RULE, "#", "#    AAM Shape File  -  drawn by Landmark", "#", RULE, "");
        line(text, "#", "# number of model points", "#", Integer.toString(landmarks.count()), "");
        line(text, "#", "# model points", "#");
        line(text, "# format: <path#> <type> <x rel.> <y rel.> <point#> <connects from> <connects to>", "#");
        for (Chain chain : CHAINS) {
            for (int i = chain.first(); i <= chain.last(); i++) {
                line(
                        text,
                        String.format(
                                Locale.ROOT,
                                "%d \t%d \t%.8f \t%.8f \t%d \t%d \t%d",
                                chain.path(),
                                chain.type(),
                                landmarks.x(i) / photo.width(),
                                landmarks.y(i) / photo.height(),
                                i,
                                chain.from(i),
                                chain.to(i)));
            }
        }
        line(text, "", "#", "# host image", "#", photoName);
        return text.toString();
    }

    private static void line(StringBuilder text, String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
