package org.landmark.data.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.landmark.data.InputException;

/** Turns Jackson's exceptions into one line a user can act on. */
final class ConfigProblem {
    private ConfigProblem() {}

    /** Text that is no YAML or JSON. */
    static InputException syntax(String source, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String place = location == null || location.getLineNr() < 1 ? source : source + ":" + location.getLineNr();
        return new InputException(place + ": " + e.getOriginalMessage(), e);
    }

    /** Text that does not fit the records. */
    static InputException mapping(
            String source, List<ConfigOverride> overrides, JsonNode tree, JsonMappingException e) {
        String key = path(e);
        String place = overrides.stream()
                .filter(override -> within(override.key(), key))
                .map(ConfigOverride::place)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> source
                        + overrides.stream()
                                .filter(override -> within(key, override.key()))
                                .map(override -> " with " + override.place())
                                .collect(Collectors.joining()));
        return new InputException(place + ": " + (key.isEmpty() ? "" : key + ": ") + problem(tree, e), e);
    }

    /** A key without a value is more likely a slip than a wish for the default. */
    static void refuseNulls(JsonNode node, String source, String key) {
        if (node.isNull()) {
            throw new InputException(source + ": " + (key.isEmpty() ? "" : key + ": ") + "has no value");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            refuseNulls(field.getValue(), source, key.isEmpty() ? field.getKey() : key + "." + field.getKey());
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseNulls(node.get(i), source, key + "[" + i + "]");
            }
        }
    }

    private static String problem(JsonNode tree, JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key (accepted: " + names(unknown) + ")";
        }
        if (e instanceof InvalidTypeIdException type) {
            String accepted = type.getOriginalMessage().replaceAll("(?s).*known type ids = \\[(.*?)].*", "$1");
            return type.getTypeId() == null
                    ? "the key " + type.getOriginalMessage().replaceAll("(?s).*type id property ('[^']*').*", "$1")
                            + " is missing, which chooses what it is"
                    : "unknown '" + type.getTypeId() + "' (accepted: " + accepted + ")";
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            // a list that can't be copied as it holds a null says nothing
            return requireNonNullElse(e.getCause().getMessage(), "a list holds a null where a value is expected");
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "expected " + expected(mismatch.getTargetType()) + ", came " + describe(at(tree, e));
        }
        return e.getOriginalMessage();
    }

    /** Whether a dotted key is the outer one or lies below it; the whole file, the empty key, counts as no key. */
    private static boolean within(String outer, String key) {
        return !outer.isEmpty() && (key.equals(outer) || key.startsWith(outer + "."));
    }

    /** The known keys, in the order of the record that they belong to. */
    private static String names(UnrecognizedPropertyException unknown) {
        if (unknown.getKnownPropertyIds() == null) {
            return "none";
        }
        List<String> known =
                unknown.getKnownPropertyIds().stream().map(Object::toString).toList();
        RecordComponent[] components = unknown.getReferringClass().getRecordComponents();
        List<String> order = components == null
                ? known
                : Arrays.stream(components).map(RecordComponent::getName).toList();
        return known.stream().sorted(Comparator.comparingInt(order::indexOf)).collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" or "));
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "keys and values";
    }

    /** What came, as a user would write it. */
    static String describe(JsonNode node) {
        if (node.isObject()) {
            return "keys and values";
        }
        return node.isArray() ? "the list " + node : "'" + node.asText() + "'";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static JsonNode at(JsonNode tree, JsonMappingException e) {
        JsonNode node = tree;
        for (JsonMappingException.Reference step : e.getPath()) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node;
    }
}
