package org.landmark.train.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.nd4j.linalg.schedule.ISchedule;

/** How the learning rate changes while a training goes on, chosen by {@code name}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConstantRate.class, name = "constant"),
    @JsonSubTypes.Type(value = StepwiseRate.class, name = "step"),
    @JsonSubTypes.Type(value = CosineRate.class, name = "cosine")
})
public sealed interface ScheduleSpec permits ConstantRate, StepwiseRate, CosineRate {
    /**
     * By iterations.
     *
     * @param learningRate at its highest
     * @param batches of an epoch
     * @param epochs of the whole training
     */
    ISchedule schedule(double learningRate, int batches, int epochs);
}
