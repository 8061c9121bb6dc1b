package org.landmark.eval.model;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The loss that a network is trained by. */
public final class NetworkLoss {
    private NetworkLoss() {}

    /**
     * As its output layer is configured.
     *
     * @throws IllegalArgumentException if that has none
     */
    public static ILossFunction of(ComputationGraph network) {
        Layer layer = network.getLayer(NetworkSetting.OUTPUT).conf().getLayer();
        if (layer instanceof BaseOutputLayer output) {
            return output.getLossFn();
        }
        if (layer instanceof CnnLossLayer maps) {
            return maps.getLossFn();
        }
        if (layer instanceof LossLayer numbers) {
            return numbers.getLossFn();
        }
        throw new IllegalArgumentException(
                "no loss is known of an output layer " + layer.getClass().getSimpleName());
    }
}
