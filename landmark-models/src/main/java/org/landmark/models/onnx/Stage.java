package org.landmark.models.onnx;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.landmark.data.InputException;

/**
 * A vertex on its way into a graph of ONNX.
 *
 * @param name the vertex's, and that of its result
 * @param configuration its layer's configuration, or its own if it has no layer, out of a frozen one's wrapping
 * @param parameters the layer that holds them; null for a vertex without a layer
 * @param inputs names of what it reads, out of its preprocessor
 * @param types of what goes into the vertex
 * @param behind the batch normalisation that alone reads the result and is to become part of it
 */
record Stage(
        String name,
        Object configuration,
        Layer parameters,
        List<String> inputs,
        List<InputType> types,
        Optional<Scaling> behind) {
    /** A name for something that stands before or beside the result; no vertex has one with a slash. */
    String part(String part) {
        return name + "/" + part;
    }

    String input() {
        return inputs.get(0);
    }

    /** Refuses what the mapping can't express. */
    void require(boolean holds, String expected) {
        if (!holds) {
            throw refusal("expected " + expected);
        }
    }

    InputException refusal(String why) {
        return new InputException(
                "layer " + name + " (" + configuration.getClass().getName() + ") can't be exported to ONNX: " + why);
    }
}
