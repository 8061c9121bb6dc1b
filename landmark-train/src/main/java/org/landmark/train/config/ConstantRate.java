package org.landmark.train.config;

import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** A learning rate that stays as it is. */
public record ConstantRate() implements ScheduleSpec {
    @Override
    public ISchedule schedule(double learningRate, int batches, int epochs) {
        return new FixedSchedule(learningRate);
    }
}
