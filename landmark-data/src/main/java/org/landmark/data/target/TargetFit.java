package org.landmark.data.target;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a target has learned from the training faces, chosen by {@code kind}; it travels in the model file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TargetFit.None.class, name = "none"),
    @JsonSubTypes.Type(value = ShapeModel.class, name = "shape")
})
public sealed interface TargetFit permits TargetFit.None, ShapeModel {
    /** Of targets that learn nothing. */
    TargetFit NONE = new None();

    /** Nothing. */
    record None() implements TargetFit {}
}
