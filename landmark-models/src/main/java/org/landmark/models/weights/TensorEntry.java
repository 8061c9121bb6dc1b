package org.landmark.models.weights;

import java.util.List;

/**
 * Where a tensor lies in its file.
 *
 * @param type of its numbers
 * @param shape in row-major order; empty for a single number
 * @param begin first byte, counted from the end of the header
 * @param end byte behind the last
 */
record TensorEntry(String name, TensorType type, List<Long> shape, long begin, long end) {
    TensorEntry {
        shape = List.copyOf(shape);
    }

    /** How many numbers it has. */
    long length() {
        return (end - begin) / type.bytes();
    }
}
