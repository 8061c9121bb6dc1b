package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Nesterovs;

/** An activation that is computed with the vertex before it, wherever somebody else looks at that vertex, or looks elsewhere. */
@ExtendWith(OneThread.class)
class FusedVerticesTest {
    private static final Nesterovs UPDATER = new Nesterovs(0.02, 0.9);

    /** Convolution, batch normalisation and sum, each with an activation behind, and branches beside. */
    private static final LayerCase GRAPH = branches(false);

    private static LayerCase branches(boolean copying) {
        return LayerCase.graph("branches", builder -> {
            builder.addLayer("conv", plain(5), "in");
            activation(builder, "tanh", Activation.TANH, "conv", copying);
            builder.addLayer("inner", plain(5), "tanh").addLayer("bn", new BatchNormalization(), "inner");
            activation(builder, "relu", Activation.RELU, "bn", copying);
            builder.addLayer("side", plain(5), "tanh")
                    .addLayer("bypass", plain(5), "conv")
                    .addVertex("add", new ElementWiseVertex(Op.Add), "relu", "side", "bypass");
            activation(builder, "elu", Activation.ELU, "add", copying);
            builder.addLayer("out", LayerCase.loss(), "elu").setOutputs("out");
        });
    }

    /** An activation, which may have its own copy of its input. */
    private static void activation(
            GraphBuilder builder, String name, Activation activation, String from, boolean copying) {
        String copy = from + " copied";
        if (copying) {
            builder.addVertex(copy, new ScaleVertex(1), from);
        }
        builder.addLayer(name, new ActivationLayer(activation), copying ? copy : from);
    }

    static Stream<List<String>> wanted() {
        List<String> single = List.of("conv", "tanh", "inner", "bn", "relu", "side", "bypass", "add", "elu", "out");
        List<List<String>> all = new ArrayList<>(single.stream().map(List::of).toList());
        all.add(single);
        all.add(List.of("out", "bn", "conv"));
        all.add(List.of("relu", "bn"));
        all.add(List.of("add", "add"));
        return all.stream();
    }

    /** The stock network is one with copies, as its activations write over their inputs when it predicts. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("wanted")
    void anyVertexCanBeAskedFor(List<String> names) {
        INDArray[] pictures = GRAPH.data().getFeatures();
        ComputationGraph fast = FastPath.enable(GRAPH.stock(UPDATER));
        ComputationGraph stock = branches(true).stock(UPDATER);
        stock.setParamTable(fast.paramTable());

        INDArray[] actual = fast.output(names, false, pictures, null);

        Map<String, INDArray> expected = stock.feedForward(pictures, false);
        assertThat(actual).hasSameSizeAs(names);
        for (int i = 0; i < actual.length; i++) {
            Closeness.assertClose(names.get(i), actual[i], expected.get(names.get(i)));
        }
    }

    static Stream<LayerCase> graphs() {
        return Stream.of(
                GRAPH,
                graph("activation with dropout", builder -> builder.addLayer("conv", plain(5), "in")
                        .addLayer("act", dropping(0.5), "conv")
                        .addLayer("out", LayerCase.loss(), "act")),
                graph("activation with a change of shape", builder -> builder.addLayer("conv", plain(5), "in")
                        .addLayer(
                                "act",
                                new ActivationLayer(Activation.TANH),
                                new CnnToFeedForwardPreProcessor(9, 7, 5),
                                "conv")
                        .addLayer("out", LayerCase.loss(), "act")),
                graph("two activations", builder -> builder.addLayer("conv", plain(5), "in")
                        .addLayer("act", new ActivationLayer(Activation.TANH), "conv")
                        .addLayer("again", new ActivationLayer(Activation.TANH), "act")
                        .addLayer("relu", new ActivationLayer(Activation.RELU), "again")
                        .addLayer("out", LayerCase.loss(), "relu")));
    }

    private static LayerCase graph(String name, Consumer<GraphBuilder> vertices) {
        return LayerCase.graph(name, vertices.andThen(builder -> builder.setOutputs("out")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void trainsAsStockDoes(LayerCase graph) {
        MultiDataSet data = graph.data();

        Outcome fast = Outcome.of(FastPath.enable(graph.stock(UPDATER)), data);

        fast.assertCloseTo(Outcome.of(graph.stock(UPDATER), data));
    }

    /** Here the stock network writes into its input when it predicts. */
    @Test
    void theInputMayBeActivated() {
        LayerCase graph = graph("activation of the input", builder -> builder.addLayer(
                        "act", new ActivationLayer(Activation.TANH), "in")
                .addLayer("conv", plain(5), "act")
                .addLayer("out", LayerCase.loss(), "conv"));
        ComputationGraph fast = FastPath.enable(graph.stock(UPDATER));
        MultiDataSet data = graph.data();
        INDArray before = data.getFeatures(0).dup();

        Outcome.ofGradients(fast, data).assertCloseTo(Outcome.ofGradients(graph.stock(UPDATER), data));
        Outcome outputs = Outcome.ofOutputs(fast, data);
        assertThat(data.getFeatures(0)).isEqualTo(before);
        outputs.assertCloseTo(Outcome.ofOutputs(graph.stock(UPDATER), data));
    }

    @Test
    void anActivationMayBeTheOutput() {
        LayerCase graph = LayerCase.graph("activations as outputs", builder -> builder.addLayer("conv", plain(5), "in")
                .addLayer("tanh", new ActivationLayer(Activation.TANH), "conv")
                .addLayer("bn", new BatchNormalization(), "tanh")
                .addLayer("relu", new ActivationLayer(Activation.RELU), "bn")
                .setOutputs("relu", "tanh"));
        INDArray[] pictures = {RandomArrays.centred(1, 3, 2, 9, 7)};

        INDArray[] actual = FastPath.enable(graph.stock(UPDATER)).output(pictures);

        INDArray[] expected = graph.stock(UPDATER).output(pictures);
        assertThat(actual).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Closeness.assertClose("output " + i, actual[i], expected[i]);
        }
    }

    private static ActivationLayer dropping(double retained) {
        return new ActivationLayer.Builder()
                .activation(Activation.TANH)
                .dropOut(retained)
                .build();
    }

    private static ConvolutionLayer plain(int channels) {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY)
                .build();
    }
}
