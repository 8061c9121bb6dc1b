package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.models.network.Nets;

/** A model file before each test, to be damaged by it. */
abstract class ModelDamage {
    @TempDir
    Path folder;

    Path file;
    byte[] valid;
    Map<String, byte[]> entries;

    @BeforeEach
    void writeAModel() throws IOException {
        file = folder.resolve("model.zip");
        new ModelBundle(Nets.tiny(1), Cards.tiny()).write(file);
        valid = Files.readAllBytes(file);
        entries = Zips.entries(file);
    }

    void assertRefused(String why) {
        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    void edit(String name, String from, String to) throws IOException {
        assertThat(text(name)).contains(from);
        put(name, text(name).replace(from, to));
    }

    void put(String name, String text) throws IOException {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        Files.write(file, Zips.of(entries));
    }
}
