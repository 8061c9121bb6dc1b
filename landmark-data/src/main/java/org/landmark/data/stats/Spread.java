package org.landmark.data.stats;

import java.util.List;

/** The least, the middle and the greatest of some numbers; of an even count, the middle is the mean of the middle two. */
public record Spread(double min, double median, double max) {
    /** The spread, or null if there is no number. */
    static Spread of(List<Integer> values) {
        if (values.isEmpty()) {
            return null;
        }
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}
