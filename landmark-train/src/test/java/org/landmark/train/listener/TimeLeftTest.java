package org.landmark.train.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void timesAreMinutesAndSecondsAndHoursWhereNeeded() {
        assertThat(TimeLeft.format(Duration.ofSeconds(5))).isEqualTo("0:05");
        assertThat(TimeLeft.format(Duration.ofSeconds(754))).isEqualTo("12:34");
        assertThat(TimeLeft.format(Duration.ofSeconds(3 * 3600 + 62))).isEqualTo("3:01:02");
    }
}
