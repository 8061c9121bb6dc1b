package org.landmark.models.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.landmark.data.InputException;

/** Looks at the classes that a network's configuration names, before Deeplearning4j makes objects of them. */
final class ConfigurationClasses {
    private static final List<String> KNOWN =
            List.of("org.deeplearning4j.nn.", "org.nd4j.linalg.", "org.nd4j.weightinit.", "org.landmark.models.");

    /** No type arguments: in {@code Known<Foreign>} Jackson would load both. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.$]+");

    private ConfigurationClasses() {}

    /**
     * Refuses a configuration that names a class from elsewhere.
     *
     * @throws InputException names the class
     */
    static void requireKnown(Path file, String configuration) {
        try (JsonParser json = new JsonFactory().createParser(configuration)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("@class")) {
                    json.nextToken();
                    String name = json.getValueAsString("");
                    if (!PLAIN.matcher(name).matches() || KNOWN.stream().noneMatch(name::startsWith)) {
                        throw InputException.in(file, "names a class that no model of ours has: " + name);
                    }
                }
            }
        } catch (IOException e) {
            throw new InputException(file + ": its configuration is no JSON (" + e.getMessage() + ")", e);
        }
    }
}
