package org.landmark.tuning.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How candidates are chosen, by {@code name}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GridSearch.class, name = "grid"),
    @JsonSubTypes.Type(value = RandomSearch.class, name = "random"),
    @JsonSubTypes.Type(value = GeneticSearch.class, name = "genetic")
})
public sealed interface GeneratorSpec permits GridSearch, RandomSearch, GeneticSearch {
    /** Whether it comes to an end by itself. */
    default boolean endsByItself() {
        return false;
    }

    /** In a word, for tables. */
    String label();
}
