package org.landmark.eval.benchmark;

import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.layers.FastPath;

/** Which code computes a network. */
public enum EnginePath {
    /** This project's, as everywhere else in it. */
    FAST,
    /** Deeplearning4j's, as it ships. */
    STOCK;

    /** The network on this path; it may be another instance than what came in. */
    ComputationGraph prepare(ComputationGraph network) {
        return this == FAST ? FastPath.enable(network) : network;
    }

    /** The same for prediction alone, as models are used. */
    ComputationGraph forPrediction(ComputationGraph network) {
        return this == FAST ? FastPath.forPrediction(network) : network;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
