package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;

class SafetensorsFileTest {
    private static final String HEADER =
            "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'I64','shape':[],'data_offsets':[8,16]}}"
                    .replace('\'', '"');

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("weights.safetensors");
    }

    @Test
    void knowsItsTensorsInTheirOrder() throws IOException {
        Files.write(file, SafetensorsBytes.bytes(HEADER + "     ", new byte[16]));
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThat(weights.tensors().values())
                    .containsExactly(
                            new TensorEntry("a", TensorType.F32, List.of(2L), 0, 8),
                            new TensorEntry("b", TensorType.I64, List.of(), 8, 16));
        }
    }

    @Test
    void readsATensorThatIsLargerThanItsBuffer() throws IOException {
        float[] values = new float[300_001];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        new SafetensorsBytes()
                .add("before", new float[] {1}, 1)
                .add("values", values, 300_001)
                .add("after", new float[] {2, 3}, 2)
                .write(file);
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThat(weights.values(weights.tensors().get("values"))).isEqualTo(values);
            assertThat(weights.values(weights.tensors().get("after"))).containsExactly(2, 3);
            assertThat(weights.values(weights.tensors().get("before"))).containsExactly(1);
        }
    }

    @Test
    void readsEveryHalf() throws IOException {
        ByteBuffer halves = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        for (int bits = 0; bits < 1 << 16; bits++) {
            if ((bits >> 10 & 31) != 31) { // neither infinite nor no number
                halves.putShort((short) bits);
                count++;
            }
        }
        byte[] data = new byte[2 * count];
        halves.flip().get(data);
        new SafetensorsBytes().add("halves", "F16", data, count).write(file);
        float[] values;
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            values = weights.values(weights.tensors().get("halves"));
        }
        ByteBuffer again = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            int bits = again.getShort() & 0xffff;
            int exponent = bits >> 10 & 31;
            double fraction = (bits & 1023) / 1024.0 + (exponent == 0 ? 0 : 1);
            double expected = (bits >> 15 == 0 ? 1 : -1) * fraction * Math.pow(2, Math.max(exponent, 1) - 15);
            assertThat((double) value).isEqualTo(expected);
        }
        assertThat(values).hasSize(count).contains(1f, -2f, 65504f, 0x1p-24f);
    }

    @Test
    void readsTheOtherTypes() throws IOException {
        ByteBuffer doubles = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.1)
                .putDouble(-3);
        ByteBuffer brains = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x3f80)
                .putShort((short) 0xc049);
        new SafetensorsBytes()
                .add("doubles", "F64", doubles.array(), 2, 1)
                .add("brains", "BF16", brains.array(), 2)
                .add("bytes", "U8", new byte[3], 3)
                .add("none", "F32", new byte[0], 4, 0)
                .write(file);
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThat(weights.values(weights.tensors().get("doubles"))).containsExactly(0.1f, -3);
            assertThat(weights.values(weights.tensors().get("brains"))).containsExactly(1, -3.140625f);
            assertThat(weights.values(weights.tensors().get("none"))).isEmpty();
            assertThatThrownBy(() -> weights.values(weights.tensors().get("bytes")))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ": tensor bytes is U8 [3] (expected F32, F16, BF16 or F64)");
        }
    }

    @ParameterizedTest
    @CsvSource({"F32, 7fc00000, NaN", "F32, ff800000, -Infinity", "F16, 7c00, Infinity", "BF16, 7f81, NaN"})
    void refusesNumbersThatAreNone(String type, String hex, String number) throws IOException {
        int bytes = hex.length() / 2;
        ByteBuffer data = ByteBuffer.allocate(2 * bytes).order(ByteOrder.LITTLE_ENDIAN);
        long bits = Long.parseLong(hex, 16);
        for (int i = 0; i < bytes; i++) {
            data.put(bytes + i, (byte) (bits >> 8 * i));
        }
        new SafetensorsBytes().add("w", type, data.array(), 2).write(file);
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThatThrownBy(() -> weights.values(weights.tensors().get("w")))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ": tensor w has the number " + number + " at place 1");
        }
    }

    @Test
    void refusesWhatIsNoSuchFile() throws IOException {
        assertRefused("no such file of weights");
        Files.createDirectory(file);
        assertRefused("no such file of weights");
        Files.delete(file);
        Files.write(file, new byte[0]);
        assertRefused("is no safetensors file, or was cut off (0 bytes)");
        Files.write(file, new byte[7]);
        assertRefused("is no safetensors file, or was cut off (7 bytes)");
        Files.write(file, new byte[8]);
        assertRefused("a header of 0 bytes in a file of 8, expected at most 16777216");
        Files.writeString(file, "PK\3\4 and so on");
        assertRefused("is a zip, as PyTorch's own files are (expected a safetensors file");
        Files.write(file, length(9, 8));
        assertRefused("a header of 9 bytes in a file of 16");
        Files.write(file, length(-1, 8));
        assertRefused("a header of 18446744073709551615 bytes");
        Files.write(file, length(Long.MAX_VALUE, 8));
        assertRefused("a header of 9223372036854775807 bytes");
        Files.write(file, length((1 << 24) + 1, (1 << 24) + 8));
        assertRefused("a header of 16777217 bytes");
        Files.write(file, SafetensorsBytes.bytes("{}", new byte[1]));
        assertRefused("has 1 bytes of data, but its tensors end at 0");
        Files.write(file, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, '}'});
        assertRefused("its header is no text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | [ | expected an object, came [",
                "}} | }} x | Unrecognized token 'x'",
                "}} | }} {} | expected nothing behind the object, came {",
                "}} | } | Unexpected end-of-input",
                "'a':{ | 'a':[{ | expected an object for a, came [",
                "'b' | 'a' | Duplicate field 'a'",
                "'shape':[2] | 'shape':[2],'shape':[2] | Duplicate field 'shape'",
                "'dtype':'F32' | 'dtype':'F31' | tensor a has dtype F31 (expected one of [F64, F32, F16, BF16,",
                "'dtype':'F32' | 'dtype':32 | expected a text as dtype of a, came 32",
                "'dtype':'F32', | `` | tensor a lacks its dtype",
                "'shape':[2], | `` | tensor a lacks its dtype, its shape",
                "'dtype':'F32' | 'more':1,'dtype':'F32' | tensor a has an unknown key more (accepted: dtype, shape,",
                "[0,8] | [0] | tensor a lacks its dtype, its shape or the two numbers of its data_offsets",
                "[0,8] | [0,8,8] | expected a list of at most 2 whole numbers, 0 or more, as data_offsets of a",
                "[0,8] | 8 | as data_offsets of a, came 8",
                "[0,8] | [0.0,8] | as data_offsets of a, came 0.0",
                "[0,8] | ['0',8] | as data_offsets of a, came 0",
                "[0,8] | [null,8] | as data_offsets of a, came null",
                "[0,8] | [-8,0] | as data_offsets of a, came -8",
                "[0,8] | [8,0] | tensor a lies at 8 to 0 of 16 bytes of data",
                "[0,8] | [8,17] | tensor a lies at 8 to 17 of 16 bytes of data",
                "[0,8] | [0,99999999999999999999] | out of range of long",
                "[0,8] | [0,4] | tensor a has 4 bytes, expected 8 for F32 [2]",
                "[2] | [1] | tensor a has 8 bytes, expected 4 for F32 [1]",
                "[2] | [-2] | as shape of a, came -2",
                "[2] | [2,1,1,1,1,1,1,1,1] | expected a list of at most 8 whole numbers, 0 or more, as shape of a",
                "[2] | [4611686018427387904,2] | tensor a has a shape of too many numbers",
                "[2] | [2147483648,2147483648,2] | tensor a has a shape of too many numbers",
                "[8,16] | [0,8] | tensor b begins at byte 0 of the data, where another one lies",
                "[8,16] | [4,12] | tensor b begins at byte 4 of the data, where another one lies",
                "[0,8] | [8,16] | tensor a begins at byte 8 of the data, where one before it ended at 0",
                "'b':{'dtype':'I64','shape':[],'data_offsets':[8,16]} | '__metadata__':{} | has 16 bytes of data, but its"
            })
    void refusesAHeaderThatDoesNotFit(String part, String instead, String problem) throws IOException {
        String quoted = part.replace('\'', '"');
        assertThat(HEADER).contains(quoted);
        int at = HEADER.indexOf(quoted);
        String header = HEADER.substring(0, at) + instead.replace('\'', '"') + HEADER.substring(at + quoted.length());
        Files.write(file, SafetensorsBytes.bytes(header, new byte[16]));
        assertRefused(problem);
    }

    @Test
    void aLongNameIsHeldShort() throws IOException {
        String name = "x".repeat(10_000);
        String header = HEADER.replace("\"a\"", '"' + name + '"').replace("F32", "F".repeat(10_000));
        Files.write(file, SafetensorsBytes.bytes(header, new byte[16]));
        assertRefused("tensor " + "x".repeat(77) + "... has dtype " + "F".repeat(77) + "... (expected one of");
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> SafetensorsFile.open(file).close())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    private static byte[] length(long header, int rest) {
        return ByteBuffer.allocate(Long.BYTES + rest)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header)
                .array();
    }
}
