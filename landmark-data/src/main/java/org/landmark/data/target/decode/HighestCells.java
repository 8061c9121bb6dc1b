package org.landmark.data.target.decode;

/** Keeps the highest of many cells, in a binary heap with the lowest of the kept ones at its root. */
final class HighestCells {
    private final int[] indices;
    private final float[] values;
    private int count;

    /** Keeps so many cells at most. */
    HighestCells(int size) {
        indices = new int[size];
        values = new float[size];
    }

    /** Keeps a cell if it is higher than the lowest kept one or there is room; cells come in the order of their indices. */
    void offer(int index, float value) {
        if (count < indices.length) {
            int place = count++;
            for (int parent = (place - 1) / 2; place > 0 && lower(index, value, parent); parent = (place - 1) / 2) {
                move(parent, place);
                place = parent;
            }
            put(place, index, value);
        } else if (value > values[0]) {
            sink(index, value);
        }
    }

    int count() {
        return count;
    }

    int index(int place) {
        return indices[place];
    }

    float value(int place) {
        return values[place];
    }

    /** Puts a cell in the place of the root, and lower ones above it. */
    private void sink(int index, float value) {
        int place = 0;
        for (int child = 1; child < count; child = 2 * place + 1) {
            if (child + 1 < count && lower(indices[child + 1], values[child + 1], child)) {
                child++;
            }
            if (lower(index, value, child)) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, index, value);
    }

    /** Whether a cell goes before a kept one: it is lower, or as high and comes later. */
    private boolean lower(int index, float value, int place) {
        return value < values[place] || value == values[place] && index > indices[place];
    }

    private void move(int from, int to) {
        put(to, indices[from], values[from]);
    }

    private void put(int place, int index, float value) {
        indices[place] = index;
        values[place] = value;
    }
}
