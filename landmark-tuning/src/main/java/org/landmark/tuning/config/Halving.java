package org.landmark.tuning.config;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/**
 * Successive halving, one candidate after the other: after {@code first} epochs, and whenever their number has grown by {@code factor}
 * again, a candidate ends unless it is among the best of those that have got there so far, one in {@code factor}. It is the stopping
 * form of L. Li et al., A System for Massively Parallel Hyperparameter Tuning, MLSys 2020, which waits for no other candidate.
 *
 * @param first epochs before the first cut; default 3
 * @param factor default 3
 */
public record Halving(Integer first, Integer factor) implements StoppingSpec {
    public Halving {
        first = requireNonNullElse(first, 3);
        factor = requireNonNullElse(factor, 3);
        if (first < 1) {
            throw new IllegalArgumentException("first must be a number of epochs from 1 on, came " + first);
        }
        if (factor < 2) {
            throw new IllegalArgumentException("factor must be 2 or more, came " + factor);
        }
    }

    @Override
    public boolean stops(int epoch, double score, List<Double> others) {
        if (!isCut(epoch)) {
            return false;
        }
        long better = others.stream().filter(other -> other < score).count();
        return better >= Math.max(1, (others.size() + 1) / factor);
    }

    private boolean isCut(int epoch) {
        long cut = first;
        while (cut < epoch) {
            cut *= factor;
        }
        return cut == epoch;
    }
}
