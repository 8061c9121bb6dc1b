package org.landmark.train.listener;

import java.time.Duration;
import java.util.Locale;

/** How long a training will go on, by how long it took so far. */
final class TimeLeft {
    private final long begin = System.nanoTime();
    private final int firstEpoch;

    TimeLeft(int firstEpoch) {
        this.firstEpoch = firstEpoch;
    }

    /** As minutes and seconds, after an epoch has been done. */
    String after(int epoch, int epochs) {
        double perEpoch = (System.nanoTime() - begin) / 1e9 / (epoch - firstEpoch + 1);
        return format(Duration.ofSeconds(Math.round(perEpoch * (epochs - epoch))));
    }

    static String format(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
