package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** Batch normalisation and a ReLU, 64 channels at 56x56. */
public class BatchNormalizationBenchmark extends LayerBenchmark {
    @Override
    InputType input() {
        return Pictures.colour(56);
    }

    @Override
    Layer[] layers() {
        return new Layer[] {Pictures.widened(), new BatchNormalization(), new ActivationLayer(Activation.RELU)};
    }
}
