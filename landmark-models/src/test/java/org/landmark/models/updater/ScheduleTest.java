package org.landmark.models.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void theRateGrowsAndFallsAlongACosine() {
        WarmCosine rate = new WarmCosine(0.4, 4, 104, 0.1);
        assertThat(rate.valueAt(0, 0)).isEqualTo(0.1);
        assertThat(rate.valueAt(3, 0)).isEqualTo(0.4);
        assertThat(rate.valueAt(4, 0)).isEqualTo(0.4);
        assertThat(rate.valueAt(54, 0)).as("half-way").isCloseTo(0.4 * 0.55, within(1e-12));
        assertThat(rate.valueAt(104, 0)).as("at the end").isCloseTo(0.04, within(1e-12));
        assertThat(rate.valueAt(1000, 0)).as("beyond").isCloseTo(0.04, within(1e-12));
        for (int i = 4; i < 104; i++) {
            assertThat(rate.valueAt(i + 1, 0)).isLessThan(rate.valueAt(i, 0));
        }
    }

    @Test
    void withoutWarmUpItBeginsAtItsHighest() {
        assertThat(new WarmCosine(0.4, 0, 10, 0).valueAt(0, 0)).isEqualTo(0.4);
        assertThat(new WarmCosine(0.4, 10, 10, 0).valueAt(9, 0))
                .as("warm-up alone")
                .isEqualTo(0.4);
    }

    @Test
    void theRateFallsStepwise() {
        StepwiseFall rate = new StepwiseFall(1, 10, 0.5);
        assertThat(rate.valueAt(0, 7)).isEqualTo(1);
        assertThat(rate.valueAt(9, 7)).isEqualTo(1);
        assertThat(rate.valueAt(10, 7)).isEqualTo(0.5);
        assertThat(rate.valueAt(29, 7)).isEqualTo(0.25);
    }
}
