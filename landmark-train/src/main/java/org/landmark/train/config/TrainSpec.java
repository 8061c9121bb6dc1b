package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

/**
 * How an experiment trains.
 *
 * @param loss default {@code mse}
 * @param optimizer default {@code adam} with its defaults
 * @param batch faces in a mini-batch; default 1
 * @param epochs passes over the training faces; default 25
 * @param threads of native code, 0 for one per core; default 0. Numbers repeat exactly for the same seed and threads
 */
public record TrainSpec(Loss loss, OptimizerSpec optimizer, Integer batch, Integer epochs, Integer threads) {
    static final TrainSpec DEFAULT = new TrainSpec(null, null, null, null, null);

    public TrainSpec {
        loss = requireNonNullElse(loss, Loss.MSE);
        optimizer = requireNonNullElse(optimizer, AdamSpec.DEFAULT);
        batch = requireNonNullElse(batch, 1);
        epochs = requireNonNullElse(epochs, 25);
        threads = requireNonNullElse(threads, 0);
        if (batch < 1 || batch > 65_536) {
            throw new IllegalArgumentException("batch must be between 1 and 65536, came " + batch);
        }
        if (epochs < 1 || epochs > 1_000_000) {
            throw new IllegalArgumentException("epochs must be between 1 and 1000000, came " + epochs);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be 0 (one per core) or more, came " + threads);
        }
    }

    /** The same with another number of epochs. */
    public TrainSpec withEpochs(int other) {
        return new TrainSpec(loss, optimizer, batch, other, threads);
    }
}
