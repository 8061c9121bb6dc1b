package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/** Layers that only activate, and dense layers with what follows them. */
class ActivationEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.of(
                        Stream.of(
                                        Activation.IDENTITY,
                                        Activation.RELU,
                                        Activation.LEAKYRELU,
                                        Activation.ELU,
                                        Activation.SIGMOID,
                                        Activation.TANH,
                                        Activation.SOFTPLUS,
                                        Activation.SWISH,
                                        Activation.CUBE)
                                .map(activation ->
                                        LayerCase.chain(activation.name(), 5, new ActivationLayer(activation))),
                        Stream.of(Activation.RELU, Activation.TANH, Activation.SOFTMAX, Activation.RATIONALTANH)
                                .map(activation -> LayerCase.chain("dense " + activation, 5, dense(7, activation))),
                        Stream.of(
                                LayerCase.chain(
                                        "dense chain",
                                        3,
                                        dense(16, Activation.RELU),
                                        dense(9, Activation.RELU),
                                        dense(8, Activation.IDENTITY)),
                                LayerCase.chain("dense without bias", 3, bare()),
                                LayerCase.chain(
                                        "two activations in a row",
                                        8,
                                        new ActivationLayer(Activation.RELU),
                                        new ActivationLayer(Activation.TANH)),
                                LayerCase.chain(
                                        "behind a dense layer",
                                        3,
                                        dense(9, Activation.IDENTITY),
                                        new ActivationLayer(Activation.RELU))))
                .flatMap(cases -> cases);
    }

    private static DenseLayer dense(int units, Activation activation) {
        return new DenseLayer.Builder().nOut(units).activation(activation).build();
    }

    private static DenseLayer bare() {
        return new DenseLayer.Builder()
                .nOut(7)
                .hasBias(false)
                .activation(Activation.RELU)
                .build();
    }
}
