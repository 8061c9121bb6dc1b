package org.landmark.train.ui;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReportPaceTest {
    private long now = 5_000;

    /** Whatever a step and a report take, reports take a hundredth of the time, but for the last one that is not paid back yet. */
    @Property(tries = 200)
    void reportsTakeAHundredthOfTheTime(
            @ForAll @IntRange(min = 1, max = 2_000) int stepMillis,
            @ForAll @IntRange(min = 0, max = 1_000) int reportMillis) {
        now = 5_000;
        ReportPace pace = new ReportPace(() -> now);
        long reporting = 0;
        int reports = 0;
        long begin = now;
        for (int step = 0; step < 1_000; step++) {
            now += 1_000_000L * stepMillis;
            if (pace.isDue()) {
                reports++;
                reporting += 1_000_000L * reportMillis;
                pace.time(() -> now += 1_000_000L * reportMillis);
            }
            pace.stepDone();
        }
        long spent = reporting - 1_000_000L * reportMillis;
        assertThat(spent).isLessThanOrEqualTo((now - begin) / 100 + 1);
        assertThat(reports).isLessThanOrEqualTo((int) ((now - begin) / 1_000_000_000 + 2));
        assertThat(reports > 0).isEqualTo(stepMillis * 999L >= 10_000);
    }

    @Property(tries = 20)
    void cheapReportsComeOnceInASecond(@ForAll @IntRange(min = 1, max = 100) int stepMillis) {
        now = -5_000;
        ReportPace pace = new ReportPace(() -> now);
        int reports = 0;
        for (int millis = 0; millis < 30_000; millis += stepMillis) {
            reports += pace.isDue() ? 1 : 0;
            pace.stepDone();
            now += 1_000_000L * stepMillis;
        }
        assertThat(reports).isBetween(17, 21);
    }
}
