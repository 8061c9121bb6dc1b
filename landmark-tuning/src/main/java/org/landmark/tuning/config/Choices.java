package org.landmark.tuning.config;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.HashSet;
import java.util.List;

/**
 * Values one by one, of any form that the key accepts.
 *
 * @param values at least one, no two alike
 */
@JsonDeserialize
public record Choices(@JsonValue List<JsonNode> values) implements Space {
    public Choices {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the list of values is empty (expected at least one)");
        }
        HashSet<JsonNode> seen = new HashSet<>();
        for (JsonNode value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException("the value " + value + " stands twice in the list");
            }
        }
    }
}
