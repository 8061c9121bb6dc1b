package org.landmark.tuning.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells lists of values from ranges. */
final class SpaceReader extends JsonDeserializer<Space> {
    @Override
    public Space deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(json);
        if (node.isObject()) {
            return context.readTreeAsValue(node, Range.class);
        }
        if (!node.isArray()) {
            throw MismatchedInputException.from(
                    json,
                    (Class<?>) null,
                    "expected a list of values, or a range as {min: 1.0e-5, max: 1.0e-2, scale: log}, came '"
                            + node.asText() + "'");
        }
        List<JsonNode> values = new ArrayList<>();
        node.forEach(values::add);
        try {
            return new Choices(values);
        } catch (IllegalArgumentException e) {
            throw ValueInstantiationException.from(json, e.getMessage(), context.constructType(Choices.class), e);
        }
    }
}
