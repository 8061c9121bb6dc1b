package org.landmark.data.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.landmark.data.target.TargetCodec;

/** What a network is asked for, chosen by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = CoordinateTarget.class, name = "coordinates"))
public sealed interface TargetSpec permits CoordinateTarget {
    /** What turns the landmarks of a face into the network's target and its output back, for faces of so many points. */
    TargetCodec codec(int points);

    /** What the target's numbers are, for the axis of a plot. */
    String unit();
}
