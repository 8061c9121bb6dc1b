package org.landmark.models.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/**
 * A whole residual network for a row of numbers: the means of its features over their cells, fully connected to the target's numbers.
 *
 * @param trunk what makes the features
 */
record PooledRegression(ResidualTrunk trunk) {
    /**
     * The network.
     *
     * @param network its name
     */
    ComputationGraphConfiguration configure(String network, NetworkSetting setting) {
        int outputs = setting.coordinates(network);
        GraphBuilder graph = setting.graph(trunk.weights());
        graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), trunk.add(graph));
        graph.addLayer(
                NetworkSetting.OUTPUT,
                new OutputLayer.Builder(setting.loss().function(outputs, 1))
                        .nOut(outputs)
                        .weightInit(WeightInitialisation.FAN_IN.scheme())
                        .activation(Activation.IDENTITY)
                        .build(),
                "avgpool");
        return graph.setInputTypes(setting.inputType()).build();
    }
}
