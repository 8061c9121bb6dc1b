package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** 3x3, from 64 channels to 64, with a ReLU, at 56x56. */
public class ConvolutionBenchmark extends LayerBenchmark {
    @Override
    InputType input() {
        return Pictures.colour(56);
    }

    @Override
    Layer[] layers() {
        return new Layer[] {
            Pictures.widened(),
            new ConvolutionLayer.Builder(3, 3)
                    .nOut(64)
                    .convolutionMode(ConvolutionMode.Same)
                    .activation(Activation.RELU)
                    .build()
        };
    }
}
