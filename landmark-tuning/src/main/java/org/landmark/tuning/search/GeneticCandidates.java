package org.landmark.tuning.search;

import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** What Arbiter's page shows of a genetic search, which can't be written as JSON itself: its name and its space. */
final class GeneticCandidates extends RandomSearchGenerator {
    @JsonCreator
    GeneticCandidates(@JsonProperty("parameterSpace") ParameterSpace<?> space) {
        super(space, null, true);
    }
}
