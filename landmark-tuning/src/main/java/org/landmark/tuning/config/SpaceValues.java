package org.landmark.tuning.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** The values of a space as an experiment is given them. */
public final class SpaceValues {
    /** More digits than matter, fewer than make a table unreadable. */
    private static final MathContext DIGITS = new MathContext(4);

    private SpaceValues() {}

    /** The values that a grid tries. */
    public static List<JsonNode> grid(Space space) {
        return space instanceof Range range
                ? Arrays.stream(range.grid())
                        .mapToObj(number -> in(range, number))
                        .distinct()
                        .toList()
                : ((Choices) space).values();
    }

    /** Values that show whether all fit: each of a list, or the ends of a range. */
    static List<JsonNode> ends(Space space) {
        return space instanceof Range range ? List.of(range.min(), range.max()) : ((Choices) space).values();
    }

    /** A number of a range, rounded: to a whole one where the range is of them, else to four digits. */
    public static JsonNode in(Range range, double number) {
        if (range.isWhole()) {
            return IntNode.valueOf((int) Math.rint(number));
        }
        double rounded = new BigDecimal(number).round(DIGITS).doubleValue();
        return DoubleNode.valueOf(Math.min(range.high(), Math.max(range.low(), rounded)));
    }
}
