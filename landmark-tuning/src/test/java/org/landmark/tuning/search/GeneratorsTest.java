package org.landmark.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.junit.jupiter.api.Test;
import org.landmark.data.config.ConfigReader;
import org.landmark.tuning.Candidates;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.config.SweepConfig;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.Trial;

/** Candidates as Arbiter's generators bring them. */
class GeneratorsTest {
    private static final String SPACE =
            """
            space:
              train.loss: [mse]
              train.batch: [1, 4, 16]
              train.clip: {min: 0.001, max: 1000.0, scale: log, steps: 3}
              train.epochs: {min: 1, max: 2}
            score: mse
            """;

    @Test
    void aGridHasEveryCombinationOnce() {
        List<Parameters> grid = parameters(drawn(config(SPACE + "generator: grid"), List.of(), x -> 1));
        assertThat(grid).hasSize(3 * 3 * 2).doesNotHaveDuplicates();
        assertThat(grid.get(0).settings())
                .containsExactly("train.loss=\"mse\"", "train.batch=1", "train.clip=0.001", "train.epochs=1");
        assertThat(grid.get(1).settings()).contains("train.batch=4", "train.clip=0.001");
        assertThat(grid.get(17).settings()).contains("train.batch=16", "train.clip=1000.0", "train.epochs=2");
    }

    @Test
    void randomCandidatesAreInTheirRangesAndComeFromTheSeed() {
        String random = SPACE + "generator: random\nend: {candidates: 200}\n";
        List<Parameters> first = parameters(drawn(config(random), List.of(), x -> 1));
        assertThat(first).hasSize(200).doesNotHaveDuplicates();
        long small = 0;
        for (Parameters parameters : first) {
            double clip = parameters.values().get("train.clip").doubleValue();
            assertThat(clip).isBetween(0.001, 1000.0);
            assertThat(parameters.values().get("train.epochs").intValue()).isBetween(1, 2);
            small += clip < 1 ? 1 : 0;
        }
        assertThat(small).isBetween(70L, 130L); // half of the decades
        assertThat(parameters(drawn(config(random), List.of(), x -> 1))).isEqualTo(first);
        assertThat(parameters(drawn(config(random + "seed: 2\n"), List.of(), x -> 1)))
                .isNotEqualTo(first);
    }

    @Test
    void aSmallSpaceIsExhausted() {
        List<Parameters> all = parameters(drawn(
                config("space: {train.batch: [1, 2, 3]}\ngenerator: random\nend: {minutes: 5}\n"), List.of(), x -> 1));
        assertThat(all).hasSize(3);
    }

    @Test
    void theGeneticSearchFindsBetterOnesThanChance() {
        String genetic = SPACE + "generator: {name: genetic, population: 9}\nend: {candidates: 120}\n";
        ToDoubleFunction<Parameters> distance = parameters ->
                Math.abs(Math.log(parameters.values().get("train.clip").doubleValue() / 30))
                        + parameters.values().get("train.batch").intValue();
        List<Candidate<Trial>> drawn = drawn(config(genetic), List.of(), distance);
        List<Candidate<Trial>> chance =
                drawn(config(SPACE + "generator: random\nend: {candidates: 120}\n"), List.of(), distance);
        assertThat(median(drawn, distance)).isLessThan(0.8 * median(chance, distance));
        assertThat(parameters(drawn(config(genetic), List.of(), distance))).isEqualTo(parameters(drawn));
    }

    @Test
    void whatIsKnownIsNotDrawnAgainAndTheRestIsAsItWouldHaveBeen() {
        for (String generator : List.of(
                "generator: grid\n",
                "generator: random\nend: {candidates: 40}\n",
                "generator: {name: genetic, population: 6}\nend: {candidates: 40}\n")) {
            SweepConfig config = config(SPACE + generator);
            ToDoubleFunction<Parameters> score =
                    parameters -> parameters.values().get("train.clip").doubleValue();
            List<Candidate<Trial>> whole = drawn(config, List.of(), score);
            List<CandidateRecord> known = new ArrayList<>();
            for (Candidate<Trial> candidate : whole.subList(0, 10)) {
                known.add(record(candidate.getValue(), score));
            }
            List<Candidate<Trial>> rest = drawn(config, known, score);
            assertThat(rest.stream().map(Candidate::getValue).toList())
                    .as(generator)
                    .isEqualTo(whole.stream().skip(10).map(Candidate::getValue).toList());
        }
    }

    @Test
    void mutationLeavesTheParentsAsTheyAre() {
        SweepConfig config = config("space: {train.clip: {min: 0.0, max: 1.0}}\n"
                + "generator: {name: genetic, population: 4, crossover: 0, mutation: 1}\nend: {candidates: 30}\n");
        List<Candidate<Trial>> drawn = new ArrayList<>();
        FreshCandidates fresh = new FreshCandidates(Generators.of(config), config.space(), List.of(), 30);
        List<double[]> genes = new ArrayList<>();
        while (fresh.hasMoreCandidates()) {
            Candidate<Trial> candidate = fresh.getCandidate();
            drawn.add(candidate);
            genes.add(candidate.getFlatParameters().clone());
            fresh.reportResults(new OptimizationResult(candidate, 1.0, candidate.getIndex(), null, null, null));
        }
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.get(i).getFlatParameters()).containsExactly(genes.get(i));
        }
    }

    private static double median(List<Candidate<Trial>> candidates, ToDoubleFunction<Parameters> score) {
        double[] scores = candidates.stream()
                .mapToDouble(
                        candidate -> score.applyAsDouble(candidate.getValue().parameters()))
                .sorted()
                .toArray();
        return scores[scores.length / 2];
    }

    private static List<Parameters> parameters(List<Candidate<Trial>> candidates) {
        List<Parameters> parameters = candidates.stream()
                .map(candidate -> candidate.getValue().parameters())
                .toList();
        assertThat(new HashSet<>(parameters)).hasSameSizeAs(parameters);
        return parameters;
    }

    private static CandidateRecord record(Trial trial, ToDoubleFunction<Parameters> score) {
        CandidateRecord any = Candidates.scored(trial.number(), "{}", score.applyAsDouble(trial.parameters()));
        return new CandidateRecord(
                trial.number(),
                trial.parameters(),
                1,
                1,
                1,
                any.score(),
                null,
                false,
                1,
                1,
                "run",
                List.of(),
                List.of());
    }

    private static List<Candidate<Trial>> drawn(
            SweepConfig config, List<CandidateRecord> known, ToDoubleFunction<Parameters> score) {
        int most = config.end().candidates() == null
                ? SweepConfig.MOST_CANDIDATES
                : config.end().candidates();
        FreshCandidates fresh = new FreshCandidates(Generators.of(config), config.space(), known, most);
        List<Candidate<Trial>> drawn = new ArrayList<>();
        while (fresh.hasMoreCandidates()) {
            Candidate<Trial> candidate = fresh.getCandidate();
            drawn.add(candidate);
            fresh.reportResults(new OptimizationResult(
                    candidate,
                    score.applyAsDouble(candidate.getValue().parameters()),
                    candidate.getIndex(),
                    null,
                    null,
                    null));
        }
        return drawn;
    }

    private static SweepConfig config(String rest) {
        return ConfigReader.yaml("name: small\nexperiment: tiny.yaml\n" + rest, "text", List.of(), SweepConfig.class);
    }
}
