package org.landmark.data.config;

import java.util.List;

/**
 * Settings of the form {@code key.inner=value} that are laid over a configuration; the values are YAML.
 *
 * @param source where they were given, as messages name it before a key: {@code --set}
 * @param keysAndValues in their order
 */
public record Settings(String source, List<String> keysAndValues) {
    public Settings {
        keysAndValues = List.copyOf(keysAndValues);
    }

    /** Those of the command line. */
    public static Settings options(List<String> keysAndValues) {
        return new Settings("--set", keysAndValues);
    }
}
