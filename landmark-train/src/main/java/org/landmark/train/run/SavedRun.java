package org.landmark.train.run;

import static java.util.Objects.requireNonNull;

import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;

/**
 * What a run's checkpoint holds beside the network.
 *
 * @param configuration that it was trained by
 * @param state how far it had come
 */
public record SavedRun(ExperimentConfig configuration, TrainingState state) {
    public SavedRun {
        requireNonNull(configuration, "configuration is missing");
        requireNonNull(state, "state is missing");
    }
}
