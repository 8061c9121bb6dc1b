package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.nd4j.linalg.activations.Activation;

/** What the benchmarks of layers for pictures start with. */
final class Pictures {
    private Pictures() {}

    static InputType colour(int size) {
        return InputType.convolutional(size, size, 3);
    }

    /** To 64 channels, one place at a time: a cheap layer with parameters. */
    static ConvolutionLayer widened() {
        return new ConvolutionLayer.Builder(1, 1)
                .nOut(64)
                .activation(Activation.IDENTITY)
                .build();
    }
}
