package org.landmark.tuning.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.landmark.data.config.BareName;

/**
 * A sweep: many trainings of one experiment, some of whose keys vary.
 *
 * @param name of the sweep and, by default, of its folder; required
 * @param seed that candidates are drawn from; default 1. What is random in their trainings comes from the experiment's own seed
 * @param experiment the file of the experiment, from the sweep's own folder; required
 * @param set settings over it, each as in {@code train.epochs=10}; default none
 * @param space the values of every key that varies, by its name as in {@code train.optimizer.learningRate}; at least one
 * @param generator by its name alone, or with its keys; default {@code grid}
 * @param stop likewise; default {@code none}
 * @param end default with the generator
 * @param score default {@code loss}
 * @param finals default the best two with the seeds 1, 2 and 3
 * @param quick settings over the experiment for a quick sweep, beside its own; default none
 */
public record SweepConfig(
        String name,
        Long seed,
        String experiment,
        List<String> set,
        Map<String, Space> space,
        @JsonDeserialize(using = BareName.class) GeneratorSpec generator,
        @JsonDeserialize(using = BareName.class) StoppingSpec stop,
        EndSpec end,
        Score score,
        FinalSpec finals,
        List<String> quick) {
    /** How many candidates a grid may have. */
    public static final int MOST_CANDIDATES = 1_000_000;

    public SweepConfig {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 letters, digits, '.', '_' or '-', came " + (name == null ? "none" : name));
        }
        if (experiment == null || experiment.isBlank()) {
            throw new IllegalArgumentException("experiment must name a file, as in ../nose.yaml, came none");
        }
        if (space == null || space.isEmpty()) {
            throw new IllegalArgumentException(
                    "space must have a key that varies, as in train.batch: [1, 4, 16], came none");
        }
        seed = requireNonNullElse(seed, 1L);
        set = List.copyOf(requireNonNullElse(set, List.of()));
        space = Collections.unmodifiableMap(new LinkedHashMap<>(space));
        generator = requireNonNullElse(generator, new GridSearch());
        stop = requireNonNullElse(stop, new NoStopping());
        end = requireNonNullElse(end, EndSpec.NONE);
        score = requireNonNullElse(score, Score.DEFAULT);
        finals = requireNonNullElse(finals, FinalSpec.DEFAULT);
        quick = List.copyOf(requireNonNullElse(quick, List.of()));
        if (!generator.endsByItself() && end.candidates() == null && end.minutes() == null) {
            throw new IllegalArgumentException("end: a " + generator.label()
                    + " search has no end of its own (expected candidates or minutes, came neither)");
        }
        if (generator.endsByItself() && gridSize(space) > MOST_CANDIDATES) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "space: a grid of %.0f candidates, more than %d (expected fewer values, or generator: random)",
                    gridSize(space),
                    MOST_CANDIDATES));
        }
        if (score.isLoss()) {
            space.keySet().forEach(SweepConfig::requireOneScale);
        }
    }

    /** How many candidates there are at most; empty where nothing but time ends them. */
    public OptionalInt mostCandidates() {
        if (!generator.endsByItself()) {
            return end.candidates() == null ? OptionalInt.empty() : OptionalInt.of(end.candidates());
        }
        int grid = (int) gridSize(space);
        return OptionalInt.of(end.candidates() == null ? grid : Math.min(grid, end.candidates()));
    }

    private static double gridSize(Map<String, Space> space) {
        return space.values().stream()
                .mapToDouble(values -> values instanceof Range range
                        ? range.gridSize()
                        : ((Choices) values).values().size())
                .reduce(1, (size, count) -> size * count);
    }

    private static void requireOneScale(String key) {
        if (key.equals("data")
                || key.equals("train")
                || key.equals("train.loss")
                || key.startsWith("train.loss.")
                || key.equals("data.target")
                || key.startsWith("data.target.")) {
            throw new IllegalArgumentException("score: the loss of one candidate says nothing beside that of another"
                    + " where " + key + " varies (expected a metric, as in score: mse)");
        }
    }
}
