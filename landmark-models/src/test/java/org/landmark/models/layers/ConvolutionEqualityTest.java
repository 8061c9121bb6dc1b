package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.nd4j.linalg.activations.Activation;

class ConvolutionEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.of(shapes(), activations(), channels(), relatives()).flatMap(cases -> cases);
    }

    private static Stream<LayerCase> shapes() {
        return Stream.of(
                LayerCase.chain("1x1", 5, kernel(1).build()),
                LayerCase.chain("1x1 stride 2", 5, kernel(1).stride(2, 2).build()),
                LayerCase.chain("3x3", 5, kernel(3).build()),
                LayerCase.chain("3x3 pad 1", 5, kernel(3).padding(1, 1).build()),
                LayerCase.chain(
                        "3x3 pad 1 stride 2", 5, down(3, 2).padding(1, 1).build()),
                LayerCase.chain("3x3 same", 5, same(3).build()),
                LayerCase.chain("3x3 same stride 2", 5, same(3).stride(2, 2).build()),
                LayerCase.chain("3x3 same stride 3", 5, same(3).stride(3, 3).build()),
                LayerCase.chain("3x3 truncate stride 2", 5, down(3, 2).build())
                        .on(2, InputType.convolutional(10, 8, 3)),
                LayerCase.chain("3x3 truncate stride 3", 5, down(3, 3).build())
                        .on(2, InputType.convolutional(11, 8, 3)),
                LayerCase.chain("2x2 same", 5, same(2).build()),
                LayerCase.chain("5x5 pad 2", 5, kernel(5).padding(2, 2).build()),
                LayerCase.chain("5x5 same stride 2", 5, same(5).stride(2, 2).build())
                        .on(2, InputType.convolutional(8, 11, 2)),
                LayerCase.chain(
                        "7x7 pad 3 stride 2", 5, down(7, 2).padding(3, 3).build()),
                LayerCase.chain("7x7 same", 5, same(7).build()),
                LayerCase.chain("3x3 dilated", 5, kernel(3).dilation(2, 2).build()),
                LayerCase.chain("3x3 same dilated", 5, same(3).dilation(2, 2).build()),
                LayerCase.chain(
                        "3x5, unlike steps and pads",
                        5,
                        new ConvolutionLayer.Builder(3, 5)
                                .nOut(4)
                                .stride(1, 2)
                                .padding(0, 2)
                                .activation(Activation.RELU)
                                .build()),
                LayerCase.chain("one picture", 5, same(3).build()).on(1, InputType.convolutional(6, 5, 2)));
    }

    private static Stream<LayerCase> activations() {
        return Stream.of(
                        Activation.IDENTITY,
                        Activation.LEAKYRELU,
                        Activation.ELU,
                        Activation.SIGMOID,
                        Activation.TANH,
                        Activation.SOFTPLUS,
                        Activation.CUBE,
                        Activation.HARDTANH)
                .map(activation -> LayerCase.chain(
                        activation.name(), 5, same(3).activation(activation).build()));
    }

    private static Stream<LayerCase> channels() {
        return Stream.of(
                LayerCase.chain("one channel", 5, same(3).build()).on(2, InputType.convolutional(9, 7, 1)),
                LayerCase.chain("one channel between", 1, same(3).nOut(1).build()),
                LayerCase.chain("8 to 8", 8, same(3).nOut(8).build()),
                LayerCase.chain("16 to 32", 16, same(3).nOut(32).build()),
                LayerCase.chain(
                        "16 to 8 stride 2", 16, same(3).nOut(8).stride(2, 2).build()),
                LayerCase.chain("3 to 17", 3, same(3).nOut(17).build()),
                LayerCase.chain("no bias", 5, same(3).hasBias(false).build()),
                LayerCase.chain(
                        "no bias 1x1", 16, kernel(1).hasBias(false).nOut(24).build()),
                LayerCase.chain(
                        "no bias dilated stride 2",
                        7,
                        down(3, 2).padding(2, 2).dilation(2, 2).hasBias(false).build()),
                LayerCase.chain(
                        "three in a row",
                        5,
                        same(3).build(),
                        down(3, 2).build(),
                        kernel(1).build()));
    }

    private static Stream<LayerCase> relatives() {
        return Stream.of(
                LayerCase.chain(
                        "depthwise",
                        5,
                        new DepthwiseConvolution2D.Builder(3, 3)
                                .depthMultiplier(2)
                                .padding(1, 1)
                                .activation(Activation.RELU)
                                .build()),
                LayerCase.chain(
                        "separable",
                        5,
                        new SeparableConvolution2D.Builder(3, 3)
                                .nOut(6)
                                .convolutionMode(ConvolutionMode.Same)
                                .activation(Activation.RELU)
                                .build()));
    }

    /** 6 channels through a ReLU. */
    private static ConvolutionLayer.Builder kernel(int size) {
        return new ConvolutionLayer.Builder(size, size).nOut(6).activation(Activation.RELU);
    }

    private static ConvolutionLayer.Builder same(int size) {
        return kernel(size).convolutionMode(ConvolutionMode.Same);
    }

    private static ConvolutionLayer.Builder down(int size, int stride) {
        return kernel(size).convolutionMode(ConvolutionMode.Truncate).stride(stride, stride);
    }
}
