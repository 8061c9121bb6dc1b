package org.landmark.data.reader;

import java.util.OptionalDouble;

/** A number of an annotation as text. */
final class Coordinate {
    /** No photo has this many pixels in a row; what lies beyond is a slip of whoever wrote the file. */
    private static final double LIMIT = 1e6;

    private Coordinate() {}

    /** The number, if it is one that can be meant. */
    static OptionalDouble parse(String text) {
        try {
            double value = Double.parseDouble(text);
            return Math.abs(value) < LIMIT ? OptionalDouble.of(value) : OptionalDouble.empty(); // none for NaN
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
