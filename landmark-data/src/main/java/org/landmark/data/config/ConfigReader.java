package org.landmark.data.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.landmark.data.InputException;

/** Reads configuration files into records. */
public final class ConfigReader {
    private static final long MAX_BYTES = 1 << 20;

    private ConfigReader() {}

    /**
     * Reads a YAML file, and the ones that it names at keys marked by {@link YamlFile}.
     *
     * @param overrides settings of the form {@code key.inner=value}, laid over the file's; the value is YAML, and a file that it
     *     names is looked for where one of the configuration would be
     * @throws InputException if a file can't be read, or one or an override does not fit the type
     */
    public static <T> T yaml(Path file, List<String> overrides, Class<T> type) {
        return yaml(file, type, List.of(Settings.options(overrides)));
    }

    /**
     * Reads a YAML file as above, with settings from several places, the later over the earlier ones.
     *
     * @throws InputException if a file can't be read, or one or a setting does not fit the type
     */
    public static <T> T yaml(Path file, Class<T> type, List<Settings> settings) {
        YamlFiles files = new YamlFiles(file);
        return yaml(text(file), file.toString(), settings, type, root -> files.insertInto(root, type));
    }

    /** Reads YAML text, which names no files; {@code source} is its name in messages. */
    public static <T> T yaml(String text, String source, List<String> overrides, Class<T> type) {
        return yaml(text, source, List.of(Settings.options(overrides)), type, root -> {});
    }

    /**
     * A value with settings of the form {@code key.inner=value} laid over.
     *
     * @param source its name in messages
     * @throws InputException if a setting does not fit the type
     */
    public static <T> T changed(T value, String source, List<String> settings, Class<T> type) {
        ObjectNode root = ConfigMappers.JSON.valueToTree(value);
        List<ConfigOverride> parsed = settings.stream()
                .map(setting -> ConfigOverride.parse("--set", setting))
                .toList();
        parsed.forEach(override -> override.applyTo(root));
        return bind(root, source, parsed, type);
    }

    private static <T> T yaml(
            String text, String source, List<Settings> settings, Class<T> type, Consumer<ObjectNode> insertFiles) {
        ObjectNode root = tree(text, source);
        insertFiles.accept(root);
        List<ConfigOverride> parsed = new ArrayList<>();
        for (Settings place : settings) {
            for (String setting : place.keysAndValues()) {
                ConfigOverride override = ConfigOverride.parse(place.source(), setting);
                override.applyTo(root);
                insertFiles.accept(root);
                parsed.add(override);
            }
        }
        ConfigProblem.refuseNulls(root, source, "");
        return bind(root, source, parsed, type);
    }

    static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw InputException.in(file, "too large for a configuration (over " + MAX_BYTES + " bytes)");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw InputException.in(file, "no such configuration file");
        } catch (IOException e) {
            throw new InputException(file + ": can't be read as text (" + e.getMessage() + ")", e);
        }
    }

    /** The keys and values of a YAML text. */
    static ObjectNode tree(String text, String source) {
        JsonNode tree = parse(ConfigMappers.YAML, text, source);
        if (!(tree instanceof ObjectNode root)) {
            throw new InputException(source + ": expected keys and values, came " + ConfigProblem.describe(tree));
        }
        return root;
    }

    /**
     * Reads JSON text, as kept in a model file or a run folder. A key may hold null there, as a metric does that a scheme has not.
     *
     * @throws InputException if it does not fit the type
     */
    public static <T> T json(String text, String source, Class<T> type) {
        JsonNode tree = parse(ConfigMappers.JSON, text, source);
        if (tree.isNull()) {
            throw new InputException(source + ": has no value");
        }
        return bind(tree, source, List.of(), type);
    }

    private static JsonNode parse(ObjectMapper mapper, String text, String source) {
        try {
            JsonNode tree = mapper.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw new InputException(source + ": is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw ConfigProblem.syntax(source, e);
        }
    }

    /** @throws InputException if the tree can't be read as the type */
    static void requireFits(JsonNode tree, String source, Class<?> type) {
        ConfigProblem.refuseNulls(tree, source, "");
        bind(tree, source, List.of(), type);
    }

    private static <T> T bind(JsonNode tree, String source, List<ConfigOverride> overrides, Class<T> type) {
        try {
            return ConfigMappers.JSON.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw ConfigProblem.mapping(source, overrides, tree, e);
        } catch (JsonProcessingException e) {
            throw ConfigProblem.syntax(source, e);
        }
    }
}
