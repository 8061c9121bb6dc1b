package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.GaussianBlob;
import org.landmark.models.loss.AdaptiveWing;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.SmallCnn;

/**
 * An experiment.
 *
 * @param name of the experiment and, by default, of its run folder; required
 * @param seed that everything random is drawn from; default 1
 * @param data what is learned from
 * @param network what learns; default {@code small-cnn}
 * @param train how
 * @param quick settings, each as in {@code train.batch=4}, that make a quick run of it small; default none
 */
public record ExperimentConfig(
        String name,
        Long seed,
        DataSpec data,
        NetworkSpec network,
        TrainSpec train,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> quick) {
    /** One whose quick runs are as large as it is. */
    public ExperimentConfig(String name, Long seed, DataSpec data, NetworkSpec network, TrainSpec train) {
        this(name, seed, data, network, train, null);
    }

    public ExperimentConfig {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 letters, digits, '.', '_' or '-', came " + (name == null ? "none" : name));
        }
        seed = requireNonNullElse(seed, 1L);
        data = requireNonNullElse(data, DataSpec.DEFAULT);
        network = requireNonNullElse(network, SmallCnn.DEFAULT);
        train = requireNonNullElse(train, TrainSpec.DEFAULT);
        quick = List.copyOf(requireNonNullElse(quick, List.of()));
        requireFit(data.target(), train.loss());
    }

    /** Adaptive wing is made for values from 0 to 1, of which the highest are the points. */
    private static void requireFit(TargetSpec target, Loss loss) {
        boolean peaksOfOne = target instanceof HeatmapTarget maps && maps.peak() == GaussianBlob.Peak.ONE;
        if (loss instanceof AdaptiveWing && !peaksOfOne) {
            throw new IllegalArgumentException(
                    "train.loss adaptive-wing is for heatmaps of peak one (data.target: {kind: heatmap,"
                            + " peak: one}), came a target of " + target.unit());
        }
    }

    /** The same experiment on other data. */
    public ExperimentConfig withData(DataSpec other) {
        return new ExperimentConfig(name, seed, other, network, train, quick);
    }

    /** The same steps on one face as it is, again and again. */
    public ExperimentConfig ofOneFace() {
        return new ExperimentConfig(name, seed, data.withoutAugmentation(), network, train.ofOneFace(), quick);
    }

    /** The same experiment with another number of epochs. */
    public ExperimentConfig withEpochs(int epochs) {
        return new ExperimentConfig(name, seed, data, network, train.withEpochs(epochs), quick);
    }
}
