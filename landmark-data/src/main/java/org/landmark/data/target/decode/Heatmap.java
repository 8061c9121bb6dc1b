package org.landmark.data.target.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * One map of a network's output, {@code [H, W]}, read where it lies.
 *
 * @param cells row by row, read by index from 0 on
 * @param width in cells
 * @param height in cells
 */
public record Heatmap(FloatBuffer cells, int width, int height) {
    /** A cell by its column and row. */
    record Cell(int x, int y) {}

    public Heatmap {
        if (width < 1 || height < 1 || (long) width * height > cells.limit()) {
            throw new IllegalArgumentException(
                    "a map of " + width + "x" + height + " cells in " + cells.limit() + " numbers");
        }
    }

    /** The value of a cell; one that is not finite counts as 0. */
    float at(int x, int y) {
        return at(y * width + x);
    }

    float at(Cell cell) {
        return at(cell.x(), cell.y());
    }

    float at(int index) {
        float value = cells.get(index);
        return Float.isFinite(value) ? value : 0;
    }

    /** Copies a row of cells; one that is not finite counts as 0. */
    void row(int y, float[] to, int start) {
        cells.get(y * width, to, start, width);
        for (int i = start; i < start + width; i++) {
            if (!Float.isFinite(to[i])) {
                to[i] = 0;
            }
        }
    }

    int area() {
        return width * height;
    }

    /** The first of the highest cells; none if all are equally high. */
    Optional<Cell> highest() {
        int highest = 0;
        boolean flat = true;
        float height = at(0);
        for (int i = 1; i < area(); i++) {
            float value = at(i);
            flat &= value == height;
            if (value > height) {
                height = value;
                highest = i;
            }
        }
        return flat ? Optional.empty() : Optional.of(new Cell(highest % width, highest / width));
    }

    /** The middle, with the height of the first cell. */
    Peak middle() {
        return new Peak((width - 1) / 2.0, (height - 1) / 2.0, at(0));
    }
}
