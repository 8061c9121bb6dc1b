package org.landmark.tuning.search;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;

/** Two parents at random, as copies: a child without crossover is its first parent's array, which Arbiter's mutation writes into. */
final class CopiedParents extends RandomTwoParentSelection {
    CopiedParents(RandomGenerator random) {
        super(random);
    }

    @Override
    public double[][] selectParents() {
        return Arrays.stream(super.selectParents()).map(double[]::clone).toArray(double[][]::new);
    }
}
