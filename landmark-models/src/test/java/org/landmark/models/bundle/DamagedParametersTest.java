package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.models.network.Nets;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parameters that are not what the network's configuration asks for. */
class DamagedParametersTest extends ModelDamage {
    @Test
    void parametersThatAreTooFew() throws IOException {
        putArray(Nd4j.zeros(DataType.FLOAT, 1, 3));

        assertRefused("coefficients.bin");
    }

    @Test
    void parametersThatAreTooMany() throws IOException {
        putArray(Nd4j.zeros(DataType.FLOAT, 1, Nets.tiny(1).numParams() + 1));

        assertRefused("coefficients.bin");
    }

    @Test
    void parametersOfAnotherType() throws IOException {
        putArray(Nd4j.zeros(DataType.DOUBLE, 1, Nets.tiny(1).numParams()));

        assertRefused("coefficients.bin");
    }

    @ParameterizedTest
    @CsvSource({
        "LONG, 4, 9000000000000000000",
        "LONG, 4, 200000000000",
        "LONG, 4, -1",
        "LONG, 2000000000, 103",
        "LONG, 9000000000000000000, 103",
        "LONG, -5, 103",
        "COMPRESSED, 4, 103",
        "UTF8, 4, 103"
    })
    void parametersWithALyingHeader(String type, long shapeNumbers, long values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(shapeNumbers);
        out.writeUTF(type);
        for (int i = 0; i < 4; i++) {
            out.writeLong(1);
        }
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(values);
        out.writeUTF("FLOAT");
        for (int i = 0; i < 103; i++) {
            out.writeFloat(1);
        }
        entries.put("coefficients.bin", bytes.toByteArray());
        Files.write(file, Zips.of(entries));

        assertRefused("coefficients.bin");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void parametersOfATrainingThatDiverged(float value) throws IOException {
        putArray(Nets.tiny(1).params().dup().putScalar(17, value));

        assertRefused("coefficients.bin is damaged (number 17 is " + value + ")");
    }

    @Test
    void aShapeThatLiesIsNotBelieved() throws IOException {
        INDArray params = Nets.tiny(1).params();
        byte[] array = entries.get("coefficients.bin");
        int shape = 2 + "LONG_SHAPE".length() + 8 + 2 + "LONG".length();
        Arrays.fill(array, shape + 8, shape + 5 * 8, (byte) 0x7F);
        Files.write(file, Zips.of(entries));

        assertThat(ModelBundle.read(file).network().params().data().asFloat())
                .isEqualTo(params.data().asFloat());
    }

    private void putArray(INDArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(array, new DataOutputStream(bytes));
        entries.put("coefficients.bin", bytes.toByteArray());
        Files.write(file, Zips.of(entries));
    }
}
