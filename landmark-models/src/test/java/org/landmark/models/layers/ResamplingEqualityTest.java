package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.Activation;

/** Transposed convolution, and the layers that repeat, pad and cut. */
class ResamplingEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.of(
                small("2x2 stride 2", 5, up(2).build()),
                small("2x2 stride 2 without bias", 5, up(2).hasBias(false).build()),
                small("2x2 stride 2, 8 to 16", 8, up(2).nOut(16).build()),
                small("2x2 stride 2, 16 to 3", 16, up(2).nOut(3).build()),
                small("2x2 stride 2, one channel", 1, up(2).nOut(1).build()),
                small(
                        "3x3 same stride 2",
                        5,
                        up(3).convolutionMode(ConvolutionMode.Same).build()),
                small(
                        "3x3 same stride 2 without bias",
                        5,
                        up(3).convolutionMode(ConvolutionMode.Same)
                                .hasBias(false)
                                .build()),
                small("4x4 stride 2 pad 1", 5, up(4).padding(1, 1).build()),
                small(
                        "4x4 stride 2 pad 1, tanh",
                        7,
                        up(4).padding(1, 1).activation(Activation.TANH).build()),
                small("3x3 stride 1 pad 1", 5, up(3).stride(1, 1).padding(1, 1).build()),
                small("twice", 5, up(2).build(), up(2).nOut(3).build()),
                small("upsampling", 5, new Upsampling2D.Builder(2).build()),
                small("zero padding", 5, new ZeroPaddingLayer.Builder(1, 2).build()),
                small("cropping", 5, new Cropping2D.Builder(1, 1).build()),
                small(
                        "upsampling before a transposed convolution",
                        5,
                        new Upsampling2D.Builder(2).build(),
                        up(2).build()));
    }

    private static LayerCase small(String name, int channels, Layer... layers) {
        return LayerCase.chain(name, channels, layers).on(2, InputType.convolutional(5, 4, 2));
    }

    /** To twice the size, 6 channels, through a ReLU. */
    private static Deconvolution2D.Builder up(int size) {
        return new Deconvolution2D.Builder(size, size).nOut(6).stride(2, 2).activation(Activation.RELU);
    }
}
