package org.landmark.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepTimerTest {
    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(StepTimer.median(3)).isEqualTo(3);
        assertThat(StepTimer.median(9, 1, 2)).isEqualTo(2);
        assertThat(StepTimer.median(9, 1, 2, 4)).isEqualTo(3);
    }

    @Test
    void shortStepsWarmUpFiveHundredTimes() {
        AtomicInteger steps = new AtomicInteger();

        StepTimer.median(7, steps::incrementAndGet);

        assertThat(steps).hasValue(507);
    }

    @Test
    void longStepsWarmUpThreeTimes() {
        AtomicInteger steps = new AtomicInteger();

        double seconds = StepTimer.median(1, () -> {
            steps.incrementAndGet();
            sleep(800);
        });

        assertThat(steps).hasValue(4);
        assertThat(seconds).isBetween(0.8, 5.0);
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
