package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import org.landmark.models.updater.WarmCosine;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that grows evenly and falls from there along half a cosine wave, to the end of the training.
 *
 * @param warmUp epochs that it grows for, or a part of one; default 0
 * @param end what is left of it at the end, as a factor; default 0
 */
public record CosineRate(Double warmUp, Double end) implements ScheduleSpec {
    public CosineRate {
        warmUp = requireNonNullElse(warmUp, 0.0);
        end = requireNonNullElse(end, 0.0);
        if (!(warmUp >= 0 && warmUp <= 1_000_000)) {
            throw new IllegalArgumentException("warmUp must be a number of epochs from 0 on, came " + warmUp);
        }
        if (!(end >= 0 && end <= 1)) {
            throw new IllegalArgumentException("end must be from 0 to 1, came " + end);
        }
    }

    @Override
    public ISchedule schedule(double learningRate, int batches, int epochs) {
        return new WarmCosine(learningRate, Math.round(warmUp * batches), (long) epochs * batches, end);
    }
}
