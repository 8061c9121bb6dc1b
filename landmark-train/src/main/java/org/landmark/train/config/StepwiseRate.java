package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import org.landmark.models.updater.StepwiseFall;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that is multiplied by a factor again and again.
 *
 * @param every how many epochs; default 10
 * @param factor it is multiplied by; default 0.1
 */
public record StepwiseRate(Integer every, Double factor) implements ScheduleSpec {
    public StepwiseRate {
        every = requireNonNullElse(every, 10);
        factor = requireNonNullElse(factor, 0.1);
        if (every < 1) {
            throw new IllegalArgumentException("every must be a number of epochs from 1 on, came " + every);
        }
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("factor must be above 0 and at most 1, came " + factor);
        }
    }

    @Override
    public ISchedule schedule(double learningRate, int batches, int epochs) {
        return new StepwiseFall(learningRate, (long) every * batches, factor);
    }
}
