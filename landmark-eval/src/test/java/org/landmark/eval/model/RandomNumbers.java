package org.landmark.eval.model;

import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Puts into a fresh network what training would, so that no part of it computes nothing: statistics, scales and biases. */
final class RandomNumbers {
    private RandomNumbers() {}

    /** In place; the network is returned. */
    static ComputationGraph into(ComputationGraph network, long seed) {
        Random random = new Random(seed);
        for (GraphVertex vertex : network.getVertices()) {
            Layer layer = vertex.getLayer();
            if (layer != null) {
                layer.paramTable().forEach((name, values) -> fill(name, values, random));
            }
        }
        return network;
    }

    private static void fill(String name, INDArray values, Random random) {
        switch (name) {
            case "mean", "beta", "b" -> uniform(values, random, -0.3, 0.3);
            case "var" -> uniform(values, random, 0.3, 3);
            case "gamma" -> uniform(values, random, 0.5, 1.5);
            case "log10stdev" -> uniform(values, random, -0.3, 0.3);
            case "W" -> {
                if (values.rank() == 2 || values.size(2) == 1) { // heads begin at almost nothing
                    double reach = Math.sqrt(3.0 / values.size(values.rank() == 2 ? 0 : 1));
                    uniform(values, random, -reach, reach);
                }
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static void uniform(INDArray values, Random random, double from, double to) {
        for (long i = 0; i < values.length(); i++) {
            values.putScalar(i, from + (to - from) * random.nextDouble());
        }
    }
}
