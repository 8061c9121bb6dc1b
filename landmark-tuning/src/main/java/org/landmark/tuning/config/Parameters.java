package org.landmark.tuning.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a candidate sets.
 *
 * @param values of the keys that vary, in the order of the space
 */
public record Parameters(@JsonValue Map<String, JsonNode> values) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Settings, each as {@code --set} takes it. */
    public List<String> settings() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .toList();
    }

    /** In a line, by the last parts of the keys. */
    public String describe() {
        return values.entrySet().stream()
                .map(entry -> shortKey(entry.getKey()) + " " + shown(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The last part of a key, as a table's head has it. */
    public static String shortKey(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** A value as YAML: JSON, but for numbers, whose exponents YAML reads in another way. */
    public static String text(JsonNode value) {
        return value.isNumber() ? plain(value) : value.toString();
    }

    /** A value as a person reads it. */
    public static String shown(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isNumber()) {
            return plain(value);
        }
        return value.toString().replace("\"", "").replace(",", ", ").replace(":", ": ");
    }

    private static String plain(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asText();
        }
        String digits =
                BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString();
        return digits.contains(".") ? digits : digits + ".0";
    }
}
