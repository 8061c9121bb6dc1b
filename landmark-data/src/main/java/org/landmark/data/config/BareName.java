package org.landmark.data.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/**
 * Lets a value that is chosen by its name be written as that name alone, where its other keys keep their defaults: {@code wing} for
 * {@code {name: wing}}. For a key of a record, by {@code @JsonDeserialize(using = BareName.class)}.
 */
public final class BareName extends JsonDeserializer<Object> {
    @Override
    public Object deserializeWithType(JsonParser json, DeserializationContext context, TypeDeserializer type)
            throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return type.deserializeTypedFromObject(json, context);
        }
        try (TokenBuffer keys = context.bufferForInputBuffering(json)) {
            keys.writeStartObject();
            keys.writeStringField(type.getPropertyName(), json.getText());
            keys.writeEndObject();
            return type.deserializeTypedFromObject(keys.asParserOnFirstToken(), context);
        }
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return context.reportInputMismatch(this, "only for values that are chosen by name");
    }
}
