package org.landmark.tuning.config;

import static java.util.Objects.requireNonNullElse;

import java.util.HashSet;
import java.util.List;

/**
 * How the best candidates are held against each other, so that a lucky seed is not taken for a better setting.
 *
 * @param candidates how many of the best are trained again; default 2, 0 for none
 * @param seeds that each of them is trained with; default 1, 2 and 3
 */
public record FinalSpec(Integer candidates, List<Long> seeds) {
    static final FinalSpec DEFAULT = new FinalSpec(null, null);

    public FinalSpec {
        candidates = requireNonNullElse(candidates, 2);
        seeds = List.copyOf(requireNonNullElse(seeds, List.of(1L, 2L, 3L)));
        if (candidates < 0 || candidates > 100) {
            throw new IllegalArgumentException("candidates must be from 0 to 100, came " + candidates);
        }
        if (seeds.size() < 2 || new HashSet<>(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("seeds must be two or more different ones, came " + seeds);
        }
    }
}
