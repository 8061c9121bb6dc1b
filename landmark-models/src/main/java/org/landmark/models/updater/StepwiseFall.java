package org.landmark.models.updater;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that is multiplied by a factor again and again.
 *
 * @param rate at the beginning
 * @param every how many iterations
 * @param factor it is multiplied by
 */
public record StepwiseFall(
        @JsonProperty("rate") double rate, @JsonProperty("every") long every, @JsonProperty("factor") double factor)
        implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
        return rate * Math.pow(factor, iteration / every);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
