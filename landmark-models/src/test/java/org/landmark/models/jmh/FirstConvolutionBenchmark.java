package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** 7x7 in steps of two, from the three colours to 64 channels, at 112x112. */
public class FirstConvolutionBenchmark extends LayerBenchmark {
    @Override
    InputType input() {
        return Pictures.colour(112);
    }

    @Override
    Layer[] layers() {
        return new Layer[] {
            new ConvolutionLayer.Builder(7, 7)
                    .nOut(64)
                    .stride(2, 2)
                    .padding(3, 3)
                    .convolutionMode(ConvolutionMode.Truncate)
                    .activation(Activation.RELU)
                    .build()
        };
    }
}
