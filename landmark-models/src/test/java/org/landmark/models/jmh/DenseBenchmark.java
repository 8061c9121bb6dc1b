package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** From 4096 units to 512, with a ReLU. */
public class DenseBenchmark extends LayerBenchmark {
    @Override
    InputType input() {
        return InputType.feedForward(8);
    }

    @Override
    Layer[] layers() {
        return new Layer[] {dense(4096), dense(512)};
    }

    private static DenseLayer dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build();
    }
}
