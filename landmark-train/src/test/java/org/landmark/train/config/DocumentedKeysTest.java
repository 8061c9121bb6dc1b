package org.landmark.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;

/** What the README promises of {@code conf/}: its experiments show every key and every choice there is. */
class DocumentedKeysTest {
    private final List<JsonNode> experiments = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private String text = "";
    private String comments = "";

    @BeforeEach
    void read() throws IOException {
        for (Path file : ShippedExperimentsTest.experiments()) {
            String yaml = Files.readString(file);
            experiments.add(YAMLMapper.builder().build().readTree(yaml));
            text += yaml;
            comments += yaml.lines()
                    .filter(line -> line.contains("#"))
                    .map(line -> line.substring(line.indexOf('#')) + "\n")
                    .collect(Collectors.joining());
        }
    }

    @Test
    void everyKeyAndEveryChoiceIsShown() {
        keys(ExperimentConfig.class, experiments, "");
        assertThat(missing).isEmpty();
    }

    @Test
    void aKeyOrAChoiceThatIsNotShownIsFound() {
        keys(Unshown.class, experiments, "");
        assertThat(missing).containsExactly("hiddenKey", "by: hidden-choice");
    }

    private record Unshown(Double seed, Double hiddenKey, Choice by) {}

    /** Of the first, there is an example. */
    private enum Choice {
        ORDER,
        HIDDEN;

        @Override
        public String toString() {
            return this == ORDER ? "order" : "hidden-choice";
        }
    }

    /** Looks for the keys of a record where the experiments have it, else in their comments. */
    private void keys(Class<?> record, List<JsonNode> shown, String place) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = component.getName();
            if (shown.stream().noneMatch(node -> node.has(key)) && !isWord(key, comments)) {
                missing.add(place + key);
            }
            List<JsonNode> values = shown.stream()
                    .filter(node -> node.has(key))
                    .flatMap(node -> node.get(key).isArray()
                            ? StreamSupport.stream(node.get(key).spliterator(), false)
                            : Stream.of(node.get(key)))
                    .toList();
            values(component.getGenericType(), values, place + key);
        }
    }

    private void values(Type type, List<JsonNode> shown, String place) {
        if (type instanceof ParameterizedType list) {
            values(list.getActualTypeArguments()[0], shown, place);
        } else if (type instanceof Class<?> simple && simple.isEnum()) {
            Arrays.stream(simple.getEnumConstants()).forEach(choice -> choice(choice.toString(), place));
        } else if (type instanceof Class<?> choices && choices.isAnnotationPresent(JsonSubTypes.class)) {
            String by = choices.getAnnotation(JsonTypeInfo.class).property();
            for (JsonSubTypes.Type choice :
                    choices.getAnnotation(JsonSubTypes.class).value()) {
                choice(choice.name(), place);
                List<JsonNode> chosen = shown.stream()
                        .filter(node -> node.path(by).asText().equals(choice.name()))
                        .toList();
                keys(choice.value(), chosen, place + " " + choice.name() + ".");
            }
        } else if (type instanceof Class<?> record && record.isRecord() && hasKeys(record)) {
            keys(record, shown, place + ".");
        }
    }

    /** A record that is written as something else than its components has no keys; a scheme may be a name, or have them. */
    private static boolean hasKeys(Class<?> record) {
        return record == LandmarkScheme.class
                || Arrays.stream(record.getDeclaredMethods())
                        .noneMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private void choice(String name, String place) {
        if (!isWord(name, text)) {
            missing.add(place + ": " + name);
        }
    }

    private static boolean isWord(String word, String text) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(text)
                .find();
    }
}
