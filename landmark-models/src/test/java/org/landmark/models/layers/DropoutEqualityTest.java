package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Dropout on the fast path drops what Deeplearning4j drops from the same state of the generator. */
@ExtendWith(OneThread.class)
class DropoutEqualityTest {
    private static final IUpdater UPDATER = new Nesterovs(0.02, 0.9);

    static Stream<LayerCase> cases() {
        return Stream.of(
                LayerCase.chain("of maps", 5, new DropoutLayer(0.7), conv(4, Activation.TANH)),
                LayerCase.chain(
                        "of maps in blocks", 16, conv(24, Activation.RELU), new DropoutLayer(0.5), conv(3, null)),
                LayerCase.chain(
                        "of numbers", 3, new DenseLayer.Builder().nOut(9).build(), new DropoutLayer(0.4)),
                LayerCase.chain(
                        "twice",
                        8,
                        new DropoutLayer(0.9),
                        conv(8, Activation.RELU),
                        new DropoutLayer(0.3),
                        new DenseLayer.Builder().nOut(7).build()),
                LayerCase.graph("of the input", builder -> builder.addLayer("drop", new DropoutLayer(0.6), "in")
                        .addLayer("first", LayerCase.first(4), "drop")
                        .addLayer("out", LayerCase.loss(), "first")
                        .setOutputs("out")),
                LayerCase.graph(
                        "of what others read too", builder -> builder.addLayer("first", LayerCase.first(8), "in")
                                .addLayer("drop", new DropoutLayer(0.6), "first")
                                .addVertex("merge", new MergeVertex(), "first", "drop")
                                .addLayer("out", LayerCase.loss(), "merge")
                                .setOutputs("out")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fastComputesWhatStockComputes(LayerCase layers) {
        MultiDataSet data = layers.data();

        Outcome fast = outcome(FastPath.enable(layers.stock(UPDATER)), data);

        fast.assertCloseTo(outcome(layers.stock(UPDATER), data));
    }

    @Test
    void everyStepDropsOthers() {
        LayerCase layers = cases().findFirst().orElseThrow();
        MultiDataSet data = layers.data();
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));
        Nd4j.getRandom().setSeed(5);

        INDArray first = gradient(fast, data);
        INDArray second = gradient(fast, data);
        Nd4j.getRandom().setSeed(5);

        assertThat(second.equalsWithEps(first, 1e-6)).isFalse();
        assertThat(gradient(fast, data)).isEqualTo(first);
    }

    private static INDArray gradient(ComputationGraph network, MultiDataSet data) {
        return Outcome.ofGradients(network, data).groups().get("gradient").get("first_W");
    }

    /** Without what a network answers in training, which Deeplearning4j computes for both, but in another order of dropping. */
    private static Outcome outcome(ComputationGraph network, MultiDataSet data) {
        Nd4j.getRandom().setSeed(3);
        Outcome gradients = Outcome.ofGradients(network, data);
        Outcome outputs = Outcome.ofOutputs(network, data);
        network.fit(data);
        network.fit(data);
        gradients.groups().putAll(Outcome.ofParameters(network).groups());
        gradients.groups().putAll(outputs.groups());
        return gradients;
    }

    private static ConvolutionLayer conv(int channels, Activation activation) {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .padding(1, 1)
                .activation(activation == null ? Activation.IDENTITY : activation)
                .build();
    }
}
