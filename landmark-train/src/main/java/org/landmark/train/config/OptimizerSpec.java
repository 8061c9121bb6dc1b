package org.landmark.train.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** What turns gradients into steps, as PyTorch's optimizers of the same names do; chosen by {@code name}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdamSpec.class, name = "adam"),
    @JsonSubTypes.Type(value = AdamWSpec.class, name = "adamw"),
    @JsonSubTypes.Type(value = SgdSpec.class, name = "sgd")
})
public sealed interface OptimizerSpec permits AdamSpec, AdamWSpec, SgdSpec {
    /** The learning rate before any schedule. */
    Double learningRate();

    /**
     * Deeplearning4j's updater for it.
     *
     * @param schedule of the learning rate
     * @param clip the norm that all gradients together are kept to; 0 for any
     */
    IUpdater updater(ISchedule schedule, double clip);
}
