package org.landmark.train.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.landmark.eval.predict.PointMaps;

class MapFileTest {
    private static final float[] FIRST = {0, 1, 2, 4, 0, 0, 0, 0, 0, -1, 0.5f, 0.25f};

    private static byte[] bytes() {
        return MapFile.bytes(7, List.of(new PointMaps(3, 2, 2, 3, FIRST), new PointMaps(5, 2, 2, 3, new float[12])));
    }

    private static Optional<MapFile.OfPoint> on(byte[] bytes, Reading reading) throws IOException {
        Path file = Files.createTempFile("maps", ".bin");
        try {
            Files.write(file, bytes);
            return reading.of(new MapFile(file));
        } finally {
            Files.delete(file);
        }
    }

    private interface Reading {
        Optional<MapFile.OfPoint> of(MapFile file) throws IOException;
    }

    @Test
    void readsAPointsMapsOfAllFaces() throws IOException {
        MapFile.OfPoint first = on(bytes(), file -> file.read(0)).orElseThrow();
        assertThat(first.epoch()).isEqualTo(7);
        assertThat(first.height()).isEqualTo(2);
        assertThat(first.width()).isEqualTo(3);
        assertThat(first.maps()).extracting(MapFile.OfFace::face).containsExactly(3, 5);
        assertThat(first.maps().get(0).highest()).isEqualTo(4);
        assertThat(first.maps().get(0).cells()).containsExactly(0, 64, 128, 255, 0, 0);
        assertThat(first.maps().get(1).cells()).containsOnly(0);
        MapFile.OfFace second =
                on(bytes(), file -> file.read(1)).orElseThrow().maps().get(0);
        assertThat(second.highest()).isEqualTo(0.5f);
        assertThat(second.cells()).as("what is below 0 is nothing").containsExactly(0, 0, 0, 0, 255, 128);
        assertThat(on(bytes(), file -> file.read(2))).isEmpty();
        assertThat(on(bytes(), file -> file.read(-1))).isEmpty();
        assertThat(new MapFile(Path.of("no/such")).read(0)).isEmpty();
    }

    @Property(tries = 100)
    void aTornFileIsNone(@ForAll @IntRange(min = 0, max = 80) int cut) throws IOException {
        byte[] bytes = bytes();
        int length = Math.max(0, bytes.length - 1 - cut);
        assertThat(on(Arrays.copyOf(bytes, length), file -> file.read(0))).isEmpty();
    }

    @Property(tries = 200)
    void anAlteredFileIsNone(
            @ForAll @IntRange(min = 0, max = 71) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        byte[] bytes = bytes();
        bytes[Math.min(place, bytes.length - 1)] ^= (byte) change;
        assertThat(on(bytes, file -> file.read(0))).isEmpty();
    }
}
