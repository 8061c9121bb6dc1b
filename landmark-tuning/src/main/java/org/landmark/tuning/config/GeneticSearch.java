package org.landmark.tuning.config;

import static java.util.Objects.requireNonNullElse;

/**
 * Candidates are drawn at random at first, then bred of the best so far: Arbiter's genetic search.
 *
 * @param population how many of the best so far are kept; default 10. Breeding begins when two thirds of them are there
 * @param mutation the probability that a key of a child is drawn anew; default 0.1
 * @param crossover the probability that a child has two parents; default 0.85
 */
public record GeneticSearch(Integer population, Double mutation, Double crossover) implements GeneratorSpec {
    public GeneticSearch {
        population = requireNonNullElse(population, 10);
        mutation = requireNonNullElse(mutation, 0.1);
        crossover = requireNonNullElse(crossover, 0.85);
        if (population < 3 || population > 10_000) {
            throw new IllegalArgumentException("population must be from 3 to 10000, came " + population);
        }
        if (!(mutation >= 0 && mutation <= 1 && crossover >= 0 && crossover <= 1 && mutation + crossover > 0)) {
            throw new IllegalArgumentException(
                    "mutation and crossover must be probabilities, not both 0, came " + mutation + " and " + crossover);
        }
    }

    @Override
    public String label() {
        return "genetic";
    }
}
