package org.landmark.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.landmark.data.config.ConfigWriter;

/**
 * A key in which two configurations differ.
 *
 * @param key as in {@code train.batch}
 * @param before its value, or none
 * @param now its value, or none
 */
public record ConfigChange(String key, String before, String now) {
    private static final String NONE = "none";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What changes no step of a training that goes on: how long it takes, and what it keeps. */
    private static final List<String> FREE = List.of("train.epochs", "train.patience", "train.checkpoint", "quick");

    /** What is learned, and how that is measured. */
    private static final List<String> FIXED = List.of("name", "seed", "data", "network", "train.loss");

    /** All differences, in the order of the keys. */
    public static List<ConfigChange> between(ExperimentConfig before, ExperimentConfig now) {
        return between(ConfigWriter.json(before), ConfigWriter.json(now));
    }

    /**
     * All differences, in the order of the keys.
     *
     * @param before JSON
     * @param now JSON
     */
    public static List<ConfigChange> between(String before, String now) {
        try {
            List<ConfigChange> changes = new ArrayList<>();
            compare("", JSON.readTree(before), JSON.readTree(now), changes);
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of some changes that change what a training that goes on does. */
    public static List<ConfigChange> ofSteps(List<ConfigChange> changes) {
        return changes.stream()
                .filter(Predicate.not(change -> change.isBelow(FREE)))
                .toList();
    }

    /** Several in one line. */
    public static String text(List<ConfigChange> changes) {
        return changes.stream().map(ConfigChange::toString).collect(Collectors.joining("; "));
    }

    /** Whether it is of what a run that has begun can't change, as its losses would no longer tell of the same. */
    public boolean isFixed() {
        return isBelow(FIXED) && !isBelow(List.of("data.augment"));
    }

    private boolean isBelow(List<String> keys) {
        return keys.stream().anyMatch(above -> key.equals(above) || key.startsWith(above + "."));
    }

    private static void compare(String key, JsonNode before, JsonNode now, List<ConfigChange> changes) {
        if (before.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            for (Iterator<String> added = now.fieldNames(); added.hasNext(); ) {
                names.add(added.next());
            }
            for (String name : names) {
                compare(key.isEmpty() ? name : key + "." + name, before.path(name), now.path(name), changes);
            }
        } else if (!before.equals(now)) {
            changes.add(new ConfigChange(key, text(before), text(now)));
        }
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NONE;
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    @Override
    public String toString() {
        return key + " was " + before + ", is " + now;
    }
}
