package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.nd4j.linalg.activations.Activation;

/** What is added to a score or done to gradients and parameters beyond what the layers compute. */
class RegularisationEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.concat(
                differentiableCases(),
                Stream.of(
                        LayerCase.chain("weight decay", 5, layers(convolution().weightDecay(0.3), dense())),
                        LayerCase.chain(
                                "clipped gradients",
                                5,
                                layers(clipped(GradientNormalization.ClipElementWiseAbsoluteValue), dense())),
                        LayerCase.chain(
                                "gradients of bounded norm",
                                5,
                                layers(clipped(GradientNormalization.ClipL2PerLayer), dense())),
                        LayerCase.chain(
                                "weights of bounded norm",
                                5,
                                layers(convolution().constrainWeights(new MaxNormConstraint(0.1, 1, 2, 3)), dense()))));
    }

    @Override
    Stream<LayerCase> differentiableCases() {
        return Stream.of(
                LayerCase.chain("L2", 5, layers(convolution().l2(0.3), dense().l2(0.2))),
                LayerCase.chain("L1", 5, layers(convolution().l1(0.1), dense().l1(0.2))),
                LayerCase.chain(
                        "L1 and L2, of biases too",
                        5,
                        layers(convolution().l1(0.1).l2(0.1).l2Bias(0.3), dense())),
                LayerCase.chain(
                        "frozen convolution",
                        5,
                        new FrozenLayerWithBackprop(convolution().build()),
                        dense().build()),
                LayerCase.chain(
                        "frozen dense layer", 5, convolution().build(), new FrozenLayerWithBackprop(dense().build())));
    }

    private static Layer[] layers(BaseLayer.Builder<?> convolution, BaseLayer.Builder<?> dense) {
        return new Layer[] {convolution.build(), dense.build()};
    }

    /** Bounds that these gradients exceed. */
    private static ConvolutionLayer.Builder clipped(GradientNormalization kind) {
        return convolution().gradientNormalization(kind).gradientNormalizationThreshold(0.01);
    }

    private static ConvolutionLayer.Builder convolution() {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(6)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU);
    }

    private static DenseLayer.Builder dense() {
        return new DenseLayer.Builder().nOut(7).activation(Activation.TANH);
    }
}
