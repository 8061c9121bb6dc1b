package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** 2x2 to twice the size, from 64 channels to 32, at 28x28. */
public class DeconvolutionBenchmark extends LayerBenchmark {
    @Override
    InputType input() {
        return Pictures.colour(28);
    }

    @Override
    Layer[] layers() {
        return new Layer[] {
            Pictures.widened(),
            new Deconvolution2D.Builder(2, 2)
                    .nOut(32)
                    .stride(2, 2)
                    .activation(Activation.RELU)
                    .build()
        };
    }
}
