package org.landmark.data.reader;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landmark.data.reader.FuzzedReaders.Format;

/** A million damaged files. */
@Tag("soak")
@Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReaderSoakTest {
    private static final int MUTANTS = 250_000;

    @ParameterizedTest
    @EnumSource
    void damagedFiles(Format format) {
        long start = System.nanoTime();
        try (FuzzedReaders readers = new FuzzedReaders()) {
            for (int seed = 0; seed < MUTANTS; seed++) {
                readers.damaged(format, seed);
            }
        }
        System.out.printf(
                "%d damaged files of format %s in %d s%n",
                MUTANTS, format, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
}
