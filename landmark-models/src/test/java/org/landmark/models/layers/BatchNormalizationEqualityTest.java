package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** Statistics of the batch while training, running statistics otherwise, and how those run. */
class BatchNormalizationEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.of(
                LayerCase.chain("alone", 5, normal().build()),
                LayerCase.chain("8 channels", 8, normal().build()),
                LayerCase.chain("16 channels, one picture", 16, normal().build())
                        .on(1, InputType.convolutional(6, 5, 2)),
                LayerCase.chain(
                        "variance instead of deviation",
                        5,
                        normal().useLogStd(false).build()),
                LayerCase.chain("locked", 5, normal().lockGammaBeta(true).build()),
                LayerCase.chain(
                        "locked at other values",
                        5,
                        normal().lockGammaBeta(true).gamma(1.5).beta(-0.3).build()),
                LayerCase.chain(
                        "other eps and decay", 5, normal().eps(0.01).decay(0.7).build()),
                LayerCase.chain(
                        "other eps and decay, variance",
                        5,
                        normal().eps(0.01).decay(0.7).useLogStd(false).build()),
                LayerCase.chain("before a ReLU", 5, normal().build(), relu()),
                LayerCase.chain(
                        "locked before a ReLU", 5, normal().lockGammaBeta(true).build(), relu()),
                LayerCase.chain(
                        "block without bias",
                        5,
                        new ConvolutionLayer.Builder(3, 3)
                                .nOut(6)
                                .convolutionMode(ConvolutionMode.Same)
                                .hasBias(false)
                                .build(),
                        normal().build(),
                        relu(),
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                .kernelSize(2, 2)
                                .stride(2, 2)
                                .build()),
                LayerCase.chain(
                        "behind a dense layer",
                        5,
                        new DenseLayer.Builder()
                                .nOut(9)
                                .activation(Activation.TANH)
                                .build(),
                        normal().build(),
                        relu()),
                LayerCase.chain(
                        "locked behind a dense layer",
                        5,
                        new DenseLayer.Builder()
                                .nOut(9)
                                .activation(Activation.TANH)
                                .build(),
                        normal().lockGammaBeta(true).build()),
                LayerCase.graph("two consumers", builder -> builder.addLayer("first", LayerCase.first(5), "in")
                        .addLayer("normal", normal().build(), "first")
                        .addLayer("relu", relu(), "normal")
                        .addLayer("convolution", LayerCase.first(4), "normal")
                        .addVertex("merge", new org.deeplearning4j.nn.conf.graph.MergeVertex(), "relu", "convolution")
                        .addLayer("out", LayerCase.loss(), "merge")
                        .setOutputs("out")));
    }

    private static BatchNormalization.Builder normal() {
        return new BatchNormalization.Builder();
    }

    private static ActivationLayer relu() {
        return new ActivationLayer(Activation.RELU);
    }
}
