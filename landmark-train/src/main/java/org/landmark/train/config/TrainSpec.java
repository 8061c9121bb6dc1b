package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import org.landmark.models.loss.Loss;

/**
 * How an experiment trains.
 *
 * @param loss default {@code mse}
 * @param optimizer default {@code adam} with its defaults
 * @param batch faces in a mini-batch; default 1
 * @param epochs default 25
 * @param samples faces that an epoch shows: more than there are and they come again, fewer and the next epoch goes on with the others;
 *     default 0, each face once
 * @param threads of native code, 0 for one per core; default 0. Numbers repeat exactly for the same seed and threads
 */
public record TrainSpec(
        Loss loss, OptimizerSpec optimizer, Integer batch, Integer epochs, Integer samples, Integer threads) {
    static final TrainSpec DEFAULT = new TrainSpec(null, null, null, null, null, null);

    public TrainSpec {
        loss = requireNonNullElse(loss, Loss.MSE);
        optimizer = requireNonNullElse(optimizer, AdamSpec.DEFAULT);
        batch = requireNonNullElse(batch, 1);
        epochs = requireNonNullElse(epochs, 25);
        samples = requireNonNullElse(samples, 0);
        threads = requireNonNullElse(threads, 0);
        if (batch < 1 || batch > 65_536) {
            throw new IllegalArgumentException("batch must be between 1 and 65536, came " + batch);
        }
        if (epochs < 1 || epochs > 1_000_000) {
            throw new IllegalArgumentException("epochs must be between 1 and 1000000, came " + epochs);
        }
        if (samples < 0) {
            throw new IllegalArgumentException("samples must be 0 (each face once) or more, came " + samples);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be 0 (one per core) or more, came " + threads);
        }
    }

    /** The same with another number of epochs. */
    public TrainSpec withEpochs(int other) {
        return new TrainSpec(loss, optimizer, batch, other, samples, threads);
    }

    /** How many faces an epoch shows where so many train. */
    public int samplesOf(int faces) {
        return samples == 0 ? faces : samples;
    }
}
