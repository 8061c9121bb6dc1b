package org.landmark.models.weights;

import java.util.List;

/** Text from a file, held to what a line shows of it. */
final class ShortText {
    private static final int LONGEST = 80;
    private static final int MOST = 8;

    private ShortText() {}

    /** At most 80 characters of a name, and none that a terminal obeys. */
    static String of(String text) {
        String name = text.replaceAll("\\p{Cc}", "?");
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 3) + "...";
    }

    /** At most eight names. */
    static String of(List<String> names) {
        String first =
                String.join(", ", names.stream().limit(MOST).map(ShortText::of).toList());
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}
