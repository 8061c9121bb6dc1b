package org.landmark.data.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.landmark.data.InputException;

/**
 * One {@code key.inner=value}.
 *
 * @param source where it was given, as messages name it
 */
record ConfigOverride(String source, String key, JsonNode value) {

    static ConfigOverride parse(String source, String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || text.substring(0, equals).matches("(^|.*\\.)(\\..*|$)")) {
            throw new InputException(source + " " + text + ": expected key=value, as in train.epochs=3");
        }
        String key = text.substring(0, equals).strip();
        try {
            JsonNode value = ConfigMappers.YAML.readTree(text.substring(equals + 1));
            if (value == null || value.isMissingNode() || value.isNull()) {
                throw new InputException(source + " " + text + ": the value is empty");
            }
            return new ConfigOverride(source, key, value);
        } catch (JsonProcessingException e) {
            throw ConfigProblem.syntax(source + " " + text, e);
        }
    }

    /** It as messages name it. */
    String place() {
        return source + " " + key;
    }

    void applyTo(ObjectNode root) {
        String[] path = key.split("\\.");
        ObjectNode node = root;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode inner = node.get(path[i]);
            if (inner == null) {
                inner = node.putObject(path[i]);
            }
            if (!(inner instanceof ObjectNode object)) {
                throw new InputException(
                        place() + ": " + path[i] + " holds " + ConfigProblem.describe(inner) + ", not keys");
            }
            node = object;
        }
        node.set(path[path.length - 1], value);
    }
}
