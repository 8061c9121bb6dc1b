package org.landmark.tuning.config;

import java.util.List;

/** Every candidate has all its epochs. */
public record NoStopping() implements StoppingSpec {
    @Override
    public boolean stops(int epoch, double score, List<Double> others) {
        return false;
    }
}
