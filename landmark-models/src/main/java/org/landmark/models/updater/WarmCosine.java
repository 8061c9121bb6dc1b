package org.landmark.models.updater;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that grows evenly to its full height and falls from there along half a cosine wave: I. Loshchilov, F. Hutter, SGDR,
 * ICLR 2017, without restarts.
 *
 * @param rate at its highest
 * @param warmUp iterations until there; the first of them takes 1/warmUp of it
 * @param iterations of the whole training
 * @param end what is left of the rate at the end, as a factor
 */
public record WarmCosine(
        @JsonProperty("rate") double rate,
        @JsonProperty("warmUp") long warmUp,
        @JsonProperty("iterations") long iterations,
        @JsonProperty("end") double end)
        implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
        if (iteration < warmUp) {
            return rate * (iteration + 1) / warmUp;
        }
        double way = Math.min(1, (iteration - warmUp) / (double) Math.max(1, iterations - warmUp));
        return rate * (end + (1 - end) * (1 + Math.cos(Math.PI * way)) / 2);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
