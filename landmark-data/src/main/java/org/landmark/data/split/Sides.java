package org.landmark.data.split;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The two sides of a split as places in the order of the data set's files, from 0. A place stands on one side or, where fewer
 * faces are asked for than there are, on none.
 */
public record Sides(SortedSet<Integer> training, SortedSet<Integer> validation) {
    /** @throws IllegalArgumentException if a place stands on both */
    public Sides {
        if (!Collections.disjoint(training, validation)) {
            throw new IllegalArgumentException("a place stands on both sides: " + training + ", " + validation);
        }
        training = Collections.unmodifiableSortedSet(new TreeSet<>(training));
        validation = Collections.unmodifiableSortedSet(new TreeSet<>(validation));
    }

    static Sides of(Set<Integer> training, Set<Integer> validation) {
        return new Sides(new TreeSet<>(training), new TreeSet<>(validation));
    }
}
