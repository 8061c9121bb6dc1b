package org.landmark.tuning.search;

import java.util.Map;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.SinglePointCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;
import org.landmark.data.Seed;
import org.landmark.tuning.config.GeneratorSpec;
import org.landmark.tuning.config.GeneticSearch;
import org.landmark.tuning.config.GridSearch;
import org.landmark.tuning.config.Space;
import org.landmark.tuning.config.SweepConfig;

/** Arbiter's generators, with all that they draw taken from a sweep's seed. */
final class Generators {
    private static final int UNUSED = 1; // a grid's ranges are lists by now

    private Generators() {}

    static CandidateGenerator of(SweepConfig config) {
        Map<String, Space> space = config.space();
        Seed seed = new Seed(config.seed());
        GeneratorSpec spec = config.generator();
        if (spec instanceof GridSearch) {
            return new GridSearchCandidateGenerator(
                    SweepSpace.of(space, true), UNUSED, GridSearchCandidateGenerator.Mode.Sequential, null);
        }
        if (spec instanceof GeneticSearch genetic) {
            return genetic(SweepSpace.of(space, false), genetic, seed);
        }
        RandomSearchGenerator random = new RandomSearchGenerator(SweepSpace.of(space, false));
        random.setRngSeed(seed.derive("candidates", 0));
        return random;
    }

    private static CandidateGenerator genetic(SweepSpace space, GeneticSearch spec, Seed seed) {
        RandomGenerator random = new JDKRandomGenerator();
        random.setSeed(seed.derive("candidates", 0));
        return new GeneticSearchCandidateGenerator.Builder(space, new SmallerIsBetter("score"))
                .populationModel(new PopulationModel.Builder()
                        .populationSize(spec.population())
                        .build())
                .selectionOperator(new GeneticSelectionOperator.Builder()
                        .randomGenerator(random)
                        .crossoverOperator(new SinglePointCrossover.Builder()
                                .crossoverRate(spec.crossover())
                                .randomGenerator(random)
                                .parentSelection(new CopiedParents(random))
                                .build())
                        .mutationOperator(new RandomMutationOperator.Builder()
                                .mutationRate(spec.mutation())
                                .randomGenerator(random)
                                .build())
                        .build())
                .build();
    }
}
