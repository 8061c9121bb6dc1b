package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.models.Nets;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Files that are no model, or are one no longer: each is refused in one line that names it. */
class DamagedModelTest {
    @TempDir
    Path folder;

    private Path file;
    private byte[] valid;
    private Map<String, byte[]> entries;

    @BeforeEach
    void writeAModel() throws IOException {
        file = folder.resolve("model.zip");
        new ModelBundle(Nets.tiny(1), Cards.tiny()).write(file);
        valid = Files.readAllBytes(file);
        entries = Zips.entries(file);
    }

    @Test
    void repackedItIsStillAModel() throws IOException {
        Files.write(file, Zips.of(entries));

        assertThat(ModelBundle.read(file).card()).isEqualTo(Cards.tiny());
    }

    @Test
    void aMissingFile() throws IOException {
        Files.delete(file);

        assertRefused("no such model file");
    }

    @Test
    void aFolder() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertRefused("no such model file");
    }

    @Test
    void anEmptyFile() throws IOException {
        Files.write(file, new byte[0]);

        assertRefused("model");
    }

    @Test
    void anEmptyZip() throws IOException {
        Files.write(file, Zips.of(Map.of()));

        assertRefused("model");
    }

    @Test
    void randomBytes() throws IOException {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes);

        assertRefused("model");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999})
    void aFileThatWasCutOff(double share) throws IOException {
        Files.write(file, Arrays.copyOf(valid, (int) (share * valid.length)));

        assertRefused("");
    }

    @Test
    void aFileThatLacksItsLastByte() throws IOException {
        Files.write(file, Arrays.copyOf(valid, valid.length - 1));

        assertRefused("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preprocessor.bin",
                "normalizer.bin",
                "objects/a",
                "../x",
                "/etc/passwd",
                "landmark.json/",
                "training.json"
            })
    void anEntryThatNoModelHas(String name) throws IOException {
        entries.put(name, new byte[] {1});
        Files.write(file, Zips.of(entries));

        assertRefused("entry");
        assertRefused(name);
        assertThat(folder.getParent().resolve("x")).doesNotExist();
    }

    @Test
    void anEntryTwice() throws IOException {
        entries.put("landmark.jsom", entries.get("landmark.json"));
        Files.write(file, Zips.replaced(Zips.of(entries), "landmark.jsom", "landmark.json"));

        assertRefused("landmark.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"landmark.json", "configuration.json", "coefficients.bin"})
    void aMissingEntry(String name) throws IOException {
        entries.remove(name);
        Files.write(file, Zips.of(entries));

        assertRefused(name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.ProcessBuilder",
                "javax.swing.JEditorPane",
                "com.sun.rowset.JdbcRowSetImpl",
                "org.deeplearning4j.nnx.Layer",
                "org.nd4j.linalg.primitives.Pair<java.lang.ProcessBuilder,java.lang.String>",
                "",
                "[Lorg.deeplearning4j.nn.Layer;"
            })
    void aConfigurationWithAForeignClass(String name) throws IOException {
        edit("configuration.json", "org.deeplearning4j.nn.conf.layers.ConvolutionLayer", name);

        assertRefused(("names a class that no model of ours has: " + name).strip());
    }

    @Test
    void aForeignClassUnderAnEscapedKey() throws IOException {
        edit(
                "configuration.json",
                "\"@class\" : \"org.deeplearning4j.nn.conf.layers.ConvolutionLayer\"",
                "\"\\u0040class\" : \"java.lang.ProcessBuilder\"");

        assertRefused("java.lang.ProcessBuilder");
    }

    @Test
    void aForeignClassInAList() throws IOException {
        edit("configuration.json", "\"org.deeplearning4j.nn.conf.layers.ConvolutionLayer\"", "[\"java.lang.Thread\"]");

        assertRefused("names a class that no model of ours has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "[]", "null", "", "7", "{\"vertices\": {}}", "{'a': 1}"})
    void aConfigurationThatIsNone(String text) throws IOException {
        put("configuration.json", text);

        assertRefused("");
    }

    @Test
    void aConfigurationThatAsksForMoreMemoryThanThereIs() throws IOException {
        String json = text("configuration.json");
        assertThat(json).contains("\"nout\" : 4");
        put("configuration.json", json.replace("\"nout\" : 4", "\"nout\" : 100000000000"));

        assertRefused("coefficients.bin");
    }

    @Test
    void aConfigurationOfDoublePrecision() throws IOException {
        edit("configuration.json", "\"dataType\" : \"FLOAT\"", "\"dataType\" : \"DOUBLE\"");

        assertRefused("FLOAT");
    }

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

    @Test
    void aHugeEntryThatIsSmallWhenPacked() throws IOException {
        entries.put("landmark.json", new byte[(64 << 20) + 1]);
        Files.write(file, Zips.of(entries));

        assertRefused("entry landmark.json is larger than");
    }

    @Test
    void aCardWithAnUnknownKey() throws IOException {
        edit("landmark.json", "\"epoch\"", "\"epock\"");

        assertRefused("landmark.json: epock: unknown key");
    }

    @Test
    void aCardOfAnotherFormat() throws IOException {
        edit("landmark.json", "\"format\" : 1", "\"format\" : 2");

        assertRefused("format 2 of another version (expected 1)");
    }

    @Test
    void aCardWhoseMeanShapeDoesNotFit() throws IOException {
        edit("landmark.json", "\"meanShape\" : [ 0.5,", "\"meanShape\" : [ 0.5, 0.5, 0.5,");

        assertRefused("do not fit: nose, 1 points, 4 numbers");
    }

    @Test
    void aCardWhoseMeanShapeIsNotFinite() throws IOException {
        edit("landmark.json", "\"meanShape\" : [ 0.5,", "\"meanShape\" : [ 1e999,");

        assertRefused("landmark.json");
    }

    @Test
    void aCardOfMorePointsThanTheNetworkHasOutputs() throws IOException {
        edit("landmark.json", "\"scheme\" : \"nose\"", "\"scheme\" : \"imm58\"");
        edit(
                "landmark.json",
                "\"points\" : [ 52 ]",
                "\"points\" : " + IntStream.range(0, 58).boxed().toList());
        edit("landmark.json", "\"meanShape\" : [ 0.5,", "\"meanShape\" : [ " + "0.5, ".repeat(115));

        assertRefused("2 outputs");
    }

    @Test
    void aNetworkWithoutTheNameOfOurOutput() throws IOException {
        edit("configuration.json", "\"output\"", "\"outcome\"");

        assertRefused("[outcome]");
    }

    @Test
    void aFileWithSomethingBeforeIt() throws IOException {
        Files.write(
                file,
                ("#!/bin/sh\n" + new String(valid, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));

        assertRefused("");
    }

    @ParameterizedTest
    @CsvSource({"1, 150", "2, 150"})
    void hundredsOfRandomDamages(long seed, int mutants) throws IOException {
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = Zips.damaged(valid, random);
            Files.write(file, mutant);
            refused += isRefused(seed + "/" + i) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(mutants / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin", "landmark.json"})
    void hundredsOfRandomDamagesBelowTheChecksums(String name) throws IOException {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 100; i++) {
            Map<String, byte[]> damaged = new LinkedHashMap<>(entries);
            damaged.put(name, Zips.damaged(entries.get(name), random));
            Files.write(file, Zips.of(damaged));
            isRefused(name + "/" + i);
        }
    }

    /** Whether it is refused; anything but an answer or a refusal in one line fails. */
    private boolean isRefused(String mutant) {
        try {
            ModelBundle.read(file);
            return false;
        } catch (InputException e) {
            assertThat(e.getMessage()).as(mutant).startsWith(file.toString()).doesNotContain("\n");
            return true;
        } catch (RuntimeException | Error e) {
            return fail("mutant " + mutant + " was not refused but failed", e);
        }
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    private String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    private void edit(String name, String from, String to) throws IOException {
        assertThat(text(name)).contains(from);
        put(name, text(name).replace(from, to));
    }

    private void put(String name, String text) throws IOException {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        Files.write(file, Zips.of(entries));
    }

    private void putArray(INDArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(array, new DataOutputStream(bytes));
        entries.put("coefficients.bin", bytes.toByteArray());
        Files.write(file, Zips.of(entries));
    }
}
