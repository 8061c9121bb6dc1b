package org.landmark.models.layers;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;

/** What a training step came to at a network's first output alone, which is what validation looks at. */
public final class MainLoss {
    private MainLoss() {}

    /** Of the last step, regularisation included; {@code score()} adds the losses of auxiliary outputs. */
    public static double of(ComputationGraph network) {
        return network instanceof FastGraph fast ? fast.mainLoss() : ofStock(network);
    }

    /** Deeplearning4j adds its regularisation at the first output. */
    static double ofStock(ComputationGraph network) {
        if (network.getNumOutputArrays() == 1) {
            return network.score();
        }
        Layer layer = network.getOutputLayer(0);
        return (layer instanceof FrozenLayerWithBackprop frozen ? frozen.getInsideLayer() : layer).score();
    }
}
