package org.landmark.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;

/** Whatever stands in a photo's file, it is read or refused in one line; nothing fails otherwise. */
class PhotoFuzzTest {
    private static Path file;

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("fuzz", ".jpg");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void damagedHeaders(@ForAll FuzzedPhotos.Format format, @ForAll long seed) {
        FuzzedPhotos.header(format.damaged(seed));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void randomHeaders(@ForAll FuzzedPhotos.Format format, @ForAll @Size(max = 100) byte[] bytes) {
        FuzzedPhotos.header(bytes);
        byte[] behindASignature = java.util.Arrays.copyOf(format.damaged(0), 10 + bytes.length);
        System.arraycopy(bytes, 0, behindASignature, 10, bytes.length);
        FuzzedPhotos.header(behindASignature);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void damagedPhotos(@ForAll FuzzedPhotos.Format format, @ForAll long seed) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> FuzzedPhotos.decode(file, format.damaged(seed)));
    }
}
