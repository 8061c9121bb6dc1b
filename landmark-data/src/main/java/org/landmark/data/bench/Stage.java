package org.landmark.data.bench;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * A stage of the pipeline.
 *
 * @param name what the table calls it
 * @param perThread makes what one thread works with
 */
record Stage(String name, Supplier<Work> perThread) {
    /** The stage's work on one face after the other, by one thread. */
    interface Work extends AutoCloseable {
        /**
         * Does the work on a face.
         *
         * @param face its place in the data
         * @param serial how many came before it, a number of its own for whatever is random
         */
        void face(int face, long serial);

        @Override
        default void close() {}
    }

    Stage {
        requireNonNull(name, "name is null");
        requireNonNull(perThread, "perThread is null");
    }
}
