package org.landmark.tuning.config;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** The values that a key of an experiment takes in a sweep: a list of them, or keys of a range. */
@JsonDeserialize(using = SpaceReader.class)
public sealed interface Space permits Choices, Range {}
