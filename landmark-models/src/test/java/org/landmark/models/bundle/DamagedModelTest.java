package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;

/** Files that are no model, or are one no longer: each is refused in one line that names it. */
class DamagedModelTest extends ModelDamage {
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
    void aHugeEntryThatIsSmallWhenPacked() throws IOException {
        entries.put("landmark.json", new byte[(64 << 20) + 1]);
        Files.write(file, Zips.of(entries));

        assertRefused("entry landmark.json is larger than");
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
}
