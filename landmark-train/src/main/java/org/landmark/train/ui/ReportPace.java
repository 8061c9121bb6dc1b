package org.landmark.train.ui;

import java.util.function.LongSupplier;

/**
 * When a training's statistics are reported: for the first time after some seconds, then once in some, and more seldom where a report takes long, so that all of them together
 * take a small share of the time.
 */
final class ReportPace {
    /** Of the time, at most. */
    private static final double SHARE = 0.01;

    private static final long SHORTEST_NANOS = 1_000_000_000;

    /** The first report, which nothing is known of yet, comes when some time can be spared. */
    private static final long FIRST_NANOS = 10_000_000_000L;

    private final LongSupplier nanoTime;
    private boolean due;
    private long next;
    private long spent;

    ReportPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() + FIRST_NANOS;
    }

    /** Whether the step that goes on is reported; the same during all of it. */
    boolean isDue() {
        return due;
    }

    /** Does a part of a report. */
    void time(Runnable part) {
        long begin = nanoTime.getAsLong();
        part.run();
        spent += nanoTime.getAsLong() - begin;
    }

    /** A step is over, its report with it if it had one. */
    void stepDone() {
        long now = nanoTime.getAsLong();
        if (due) {
            next = now + Math.max(SHORTEST_NANOS, (long) (spent / SHARE));
        }
        spent = 0;
        due = now - next >= 0;
    }
}
