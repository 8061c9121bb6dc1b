package org.landmark.data.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.landmark.data.InputException;

/** Puts the content of the files that a configuration names, where {@link YamlFile} allows it, in the place of their names. */
final class YamlFiles {
    private static final String ENDING = ".yaml";

    private final Path configuration;

    YamlFiles(Path configuration) {
        this.configuration = configuration;
    }

    /**
     * Replaces the names at all keys of a record and of the records in it.
     *
     * @throws InputException if a file is not there, lies outside the configuration's folder or does not fit its key
     */
    void insertInto(ObjectNode node, Class<?> type) {
        insertInto(node, type, "");
    }

    private void insertInto(ObjectNode node, Class<?> type, String prefix) {
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = node.get(component.getName());
            String key = prefix + component.getName();
            if (value instanceof ObjectNode inner) {
                insertInto(inner, component.getType(), key + ".");
            } else if (value != null
                    && value.isTextual()
                    && value.asText().endsWith(ENDING)
                    && component.isAnnotationPresent(YamlFile.class)) {
                node.set(component.getName(), content(value.asText(), key, component.getType()));
            }
        }
    }

    private ObjectNode content(String name, String key, Class<?> type) {
        Path file = file(name, key);
        ObjectNode content = ConfigReader.tree(ConfigReader.text(file), file.toString());
        ConfigReader.requireFits(content, file.toString(), type); // here, so that a problem names this file
        return content;
    }

    private Path file(String name, String key) {
        Path file;
        try {
            file = configuration.resolveSibling(name);
        } catch (InvalidPathException e) {
            throw InputException.in(configuration, key + ": no file can have the name '" + name + "'");
        }
        Path folder = configuration.toAbsolutePath().normalize().getParent();
        if (!file.toAbsolutePath().normalize().startsWith(folder)) {
            throw InputException.in(
                    configuration, key + ": expected a file in " + folder + " or below, came '" + name + "'");
        }
        if (!Files.isRegularFile(file)) {
            throw InputException.in(configuration, key + ": no such file: " + file);
        }
        return file;
    }
}
