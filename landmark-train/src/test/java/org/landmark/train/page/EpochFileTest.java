package org.landmark.train.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpochFileTest {
    private static final int NUMBERS = 6;
    private static final int EPOCHS = 5;

    private Path folder;
    private EpochFile file;

    @BeforeEach
    @BeforeProperty
    void write() throws IOException {
        folder = Files.createTempDirectory("epochs");
        file = new EpochFile(folder.resolve("page/epochs.bin"), NUMBERS);
        file.keepTo(0);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            file.write(record(epoch));
        }
    }

    @AfterEach
    @AfterProperty
    void remove() throws IOException {
        Files.deleteIfExists(file.path());
        Files.deleteIfExists(file.path().getParent());
        Files.deleteIfExists(folder);
    }

    private static EpochRecord record(int epoch) {
        float[] points = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            points[i] = epoch + i / 10f;
        }
        return new EpochRecord(epoch, 0.1 / epoch, 10.0 * epoch, points);
    }

    private static void assertRecord(EpochRecord came, int epoch) {
        assertThat(came).usingRecursiveComparison().isEqualTo(record(epoch));
    }

    private List<Integer> epochs(int from, int count) throws IOException {
        return file.read(from, count).stream().map(EpochRecord::epoch).toList();
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        List<EpochRecord> all = file.read(1, 100);
        assertThat(all).hasSize(EPOCHS);
        for (int i = 0; i < EPOCHS; i++) {
            assertRecord(all.get(i), i + 1);
        }
        assertThat(epochs(2, 2)).containsExactly(2, 3);
        assertThat(epochs(5, 7)).containsExactly(5);
        assertThat(epochs(6, 7)).isEmpty();
        assertThat(new EpochFile(folder.resolve("none"), NUMBERS).read(1, 9)).isEmpty();
    }

    @Test
    void goesOnWhereTheTrainingDoes() throws IOException {
        file.keepTo(3);
        assertThat(epochs(1, 9)).containsExactly(1, 2, 3);
        file.write(record(6)); // two were lost on the way
        assertThat(epochs(1, 9)).containsExactly(1, 2, 3, 6);
        assertThat(epochs(4, 2)).isEmpty();
        file.write(record(4));
        file.keepTo(9);
        assertThat(epochs(1, 9)).containsExactly(1, 2, 3, 4, 6);
    }

    @Property(tries = 100)
    void whatIsCutOffIsMissingAndNothingElse(@ForAll @IntRange(min = 0, max = 300) int length) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        int kept = Math.min(length, bytes.length);
        Files.write(file.path(), java.util.Arrays.copyOf(bytes, kept));
        int whole = kept / (bytes.length / EPOCHS);
        assertThat(epochs(1, 9)).hasSize(whole);
        Files.write(file.path(), bytes);
    }

    @Property(tries = 200)
    void whatIsAlteredIsMissingAndNothingElse(
            @ForAll @IntRange(min = 0, max = 259) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        int at = Math.min(place, bytes.length - 1);
        bytes[at] ^= (byte) change;
        Files.write(file.path(), bytes);
        int altered = at / (bytes.length / EPOCHS) + 1;
        assertThat(epochs(1, 9)).hasSize(EPOCHS - 1).doesNotContain(altered);
        bytes[at] ^= (byte) change;
        Files.write(file.path(), bytes);
    }
}
