package org.landmark.data.config;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Writes records as YAML or JSON; what it writes, {@link ConfigReader} reads. */
public final class ConfigWriter {
    private ConfigWriter() {}

    public static String yaml(Object value) {
        try {
            return ConfigMappers.YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't be written as YAML: " + value, e);
        }
    }

    /** Indented, over several lines. */
    public static String json(Object value) {
        try {
            return ConfigMappers.JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't be written as JSON: " + value, e);
        }
    }

    /** On a single line, for files of one record a line. */
    public static String jsonLine(Object value) {
        try {
            return ConfigMappers.JSON
                    .writer()
                    .without(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't be written as JSON: " + value, e);
        }
    }
}
