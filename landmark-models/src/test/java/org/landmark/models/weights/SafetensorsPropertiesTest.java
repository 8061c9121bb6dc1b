package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.landmark.data.InputException;

/** Whatever becomes of a file, it is read or refused in one line. */
class SafetensorsPropertiesTest {
    private static final String PARTS = "{}[],:\"-0123456789eE.F32BI64 \n\\u\u0000\u00e9";

    private static Path file;

    @BeforeContainer
    static void makeAFile() throws IOException {
        file = Files.createTempFile("weights", ".safetensors");
    }

    @AfterContainer
    static void deleteIt() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 100)
    void whatIsWrittenIsRead(
            @ForAll @Size(max = 6) List<@Size(max = 20) List<@FloatRange(min = -1e30f, max = 1e30f) Float>> tensors)
            throws IOException {
        SafetensorsBytes bytes = new SafetensorsBytes();
        Map<String, float[]> expected = new HashMap<>();
        for (int i = 0; i < tensors.size(); i++) {
            float[] values = new float[tensors.get(i).size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = tensors.get(i).get(j);
            }
            expected.put("tensor" + i, values);
            bytes.add("tensor" + i, values, 1, values.length);
        }
        bytes.write(file);
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThat(weights.tensors().keySet()).isEqualTo(expected.keySet());
            weights.tensors().forEach((name, tensor) -> {
                assertThat(tensor.shape()).isEqualTo(List.of(1L, (long) expected.get(name).length));
                assertThat(weights.values(tensor)).isEqualTo(expected.get(name));
            });
        }
    }

    @Property(tries = 300)
    void aFileThatWasCutOffIsRefused(@ForAll @IntRange(min = 1, max = 1_000_000) int lost) throws IOException {
        byte[] valid = valid();
        Files.write(file, Arrays.copyOf(valid, valid.length - 1 - lost % valid.length));
        assertThat(isRead()).isFalse();
    }

    @Property(tries = 1000)
    void changedBytesAreReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = valid();
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Files.write(file, bytes);
        isRead();
    }

    @Property(tries = 1000)
    void changedHeadersAreReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = valid();
        int length = bytes[0] & 255 | (bytes[1] & 255) << 8;
        StringBuilder header = new StringBuilder(new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8));
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(header.length());
            int end = Math.min(header.length(), at + random.nextInt(3));
            int part = random.nextInt(PARTS.length());
            header.replace(at, end, PARTS.substring(part, Math.min(PARTS.length(), part + random.nextInt(4))));
        }
        Files.write(
                file,
                SafetensorsBytes.bytes(
                        header.toString(), Arrays.copyOfRange(bytes, Long.BYTES + length, bytes.length)));
        isRead();
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        Files.write(file, bytes);
        isRead();
    }

    /** Whether all of it was read; anything but a refusal in one line fails. */
    private static boolean isRead() {
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            weights.tensors().values().stream()
                    .filter(tensor -> tensor.type().isReal())
                    .forEach(weights::values);
            return true;
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(file + ": ").hasMessageNotContaining("\n");
            return false;
        }
    }

    private static byte[] valid() {
        return new SafetensorsBytes()
                .add("conv1.weight", new float[] {1, 2, 3, 4, 5, 6}, 3, 2)
                .add("bn1.num_batches_tracked", "I64", new byte[8])
                .add("fc.bias", "F16", new byte[] {0, 60, 0, -64}, 2)
                .bytes();
    }
}
