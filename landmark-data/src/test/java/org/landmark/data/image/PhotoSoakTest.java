package org.landmark.data.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million damaged headers, and tens of thousands of photos that are decoded. */
@Tag("soak")
@Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PhotoSoakTest {
    private static final int HEADERS = 250_000;
    private static final int PHOTOS = 20_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void damagedPhotos(FuzzedPhotos.Format format) {
        long start = System.nanoTime();
        for (int seed = 0; seed < HEADERS; seed++) {
            FuzzedPhotos.header(format.damaged(seed));
        }
        long middle = System.nanoTime();
        for (int seed = 0; seed < PHOTOS; seed++) {
            FuzzedPhotos.decode(folder.resolve("a.jpg"), format.damaged(seed));
        }
        System.out.printf(
                "%s: %d damaged headers in %d s, %d damaged photos decoded or refused in %d s%n",
                format,
                HEADERS,
                Duration.ofNanos(middle - start).toSeconds(),
                PHOTOS,
                Duration.ofNanos(System.nanoTime() - middle).toSeconds());
    }
}
