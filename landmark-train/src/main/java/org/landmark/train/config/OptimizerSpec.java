package org.landmark.train.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.nd4j.linalg.learning.config.IUpdater;

/** What turns gradients into steps, chosen by {@code name}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes(@JsonSubTypes.Type(value = AdamSpec.class, name = "adam"))
public sealed interface OptimizerSpec permits AdamSpec {
    /** Deeplearning4j's updater for it. */
    IUpdater updater();
}
