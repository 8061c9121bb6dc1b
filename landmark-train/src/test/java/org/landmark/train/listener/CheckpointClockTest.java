package org.landmark.train.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointClockTest {
    private static final long MINUTE = 60_000_000_000L;

    private final AtomicLong now = new AtomicLong(7);
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void itStrikesAfterSoManyMinutesAndBeginsAgain() {
        CheckpointClock clock = new CheckpointClock(2, stop::get, now::get);
        now.addAndGet(2 * MINUTE - 1);
        assertThat(clock.isToKeep()).isFalse();
        now.addAndGet(1);
        assertThat(clock.isToKeep()).isTrue();
        assertThat(clock.isToKeep()).isFalse();
        now.addAndGet(MINUTE);
        clock.epochDone(null);
        now.addAndGet(MINUTE);
        assertThat(clock.isToKeep()).as("a minute after an epoch").isFalse();
        now.addAndGet(MINUTE);
        assertThat(clock.isToKeep()).isTrue();
    }

    @Test
    void zeroIsNever() {
        CheckpointClock clock = new CheckpointClock(0, stop::get, now::get);
        now.addAndGet(10_000 * MINUTE);
        assertThat(clock.isToKeep()).isFalse();
    }

    @Test
    void itStopsWhenItIsAskedFor() {
        CheckpointClock clock = new CheckpointClock(1, stop::get, now::get);
        assertThat(clock.isToStop()).isFalse();
        stop.set(true);
        assertThat(clock.isToStop()).isTrue();
    }
}
