package org.landmark.train.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

class ProgressClockTest {
    private long now = 77;

    private void seconds(double seconds) {
        now += (long) (1e9 * seconds);
    }

    @Test
    void tellsHowFastItIsAndHowLongItTakes() {
        ProgressClock clock = new ProgressClock(10, 100, () -> now);
        seconds(100);
        clock.begin(0, 0);
        assertThat(clock.progress(Progress.State.TRAINING, null).secondsLeft()).isNull();
        seconds(2);
        clock.reached(1, 50);
        Progress progress = clock.progress(Progress.State.TRAINING, 0.5);
        assertThat(progress.imagesPerSecond()).isEqualTo(25, within(1e-9));
        assertThat(progress.secondsLeft()).isEqualTo(950 / 25.0, within(1e-9));
        assertThat(progress.meanLoss()).isEqualTo(0.5);
    }

    @Test
    void aResumedTrainingIsTimedFromThere() {
        ProgressClock clock = new ProgressClock(10, 100, () -> now);
        clock.begin(8, 40);
        seconds(1);
        clock.reached(9, 60);
        Progress progress = clock.progress(Progress.State.TRAINING, null);
        assertThat(progress.imagesPerSecond()).isEqualTo(20, within(1e-9));
        assertThat(progress.secondsLeft()).isEqualTo(140 / 20.0, within(1e-9));
        clock.begin(10, 0);
        assertThat(clock.progress(Progress.State.ENDED, null).faces()).isEqualTo(100);
    }

    @Test
    void onlyALivingProcessTrains() {
        ProgressClock clock = new ProgressClock(10, 100, () -> now);
        Progress mine = clock.progress(Progress.State.TRAINING, null);
        assertThat(mine.isAlive()).isTrue();
        assertThat(clock.progress(Progress.State.STOPPED, null).isAlive()).isFalse();
        assertThat(of(mine, mine.process(), "2001-01-01T00:00:00Z").isAlive())
                .as("another process has the number now")
                .isFalse();
        assertThat(of(mine, Integer.MAX_VALUE, mine.processStarted()).isAlive()).isFalse();
        String json = ConfigWriter.jsonLine(mine);
        assertThat(ConfigReader.json(json, "it", Progress.class)).isEqualTo(mine);
    }

    private static Progress of(Progress progress, long process, String started) {
        return new Progress(progress.state(), process, started, 1, 2, 3, 4, null, null, null);
    }
}
