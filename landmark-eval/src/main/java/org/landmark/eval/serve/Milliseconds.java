package org.landmark.eval.serve;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where the time of a photo went, in milliseconds rounded to tenths.
 *
 * @param waiting for photos that came before
 * @param decoding from the file to pixels
 * @param detection looking for faces; null if nothing was looked for
 * @param network from the faces to their landmarks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Milliseconds(double waiting, double decoding, Double detection, double network) {
    private static final double NANOS = 1e6;

    Milliseconds {
        waiting = tenths(waiting);
        decoding = tenths(decoding);
        detection = detection == null ? null : (Double) tenths(detection);
        network = tenths(network);
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }

    static double of(long nanos) {
        return nanos / NANOS;
    }

    /** @param start of {@link System#nanoTime()} */
    static double since(long start) {
        return of(System.nanoTime() - start);
    }
}
