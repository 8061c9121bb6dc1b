package org.landmark.eval.result;

import java.util.HashSet;
import java.util.List;
import org.landmark.data.Seed;
import org.landmark.eval.statistic.BootstrapInterval;

/**
 * A mean over faces with its 95 % interval.
 *
 * @param mean over faces
 * @param lower end of the interval
 * @param upper end of the interval
 * @param groups of faces that were drawn again, people or photos
 */
public record Interval(double mean, double lower, double upper, int groups) {
    /** Of a number of each face, or null if they are all of one group, of which nothing can be said. */
    static Interval of(double[] numbers, List<String> kin, Seed seed) {
        if (new HashSet<>(kin).size() < 2) {
            return null;
        }
        BootstrapInterval interval = BootstrapInterval.of(numbers, kin, seed);
        return new Interval(interval.mean(), interval.lower(), interval.upper(), interval.groups());
    }
}
