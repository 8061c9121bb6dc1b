package org.landmark.eval.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.eval.predict.Models;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.WeightInitialisation;
import org.landmark.models.onnx.OnnxFile;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Settings of layers that no network of ours uses yet, each side of a window different, answer alike too. */
class UncommonExportTest {
    private static final ExportCase CASE = ExportCase.coordinates(SmallCnn.DEFAULT, ExportCase.colour(23, 18));

    private record Graph(String name, Consumer<GraphBuilder> vertices) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Graph> graphs() {
        return Stream.of(
                new Graph("windows", graph -> graph.addLayer(
                                "conv", window().activation(Activation.RELU).build(), "input")
                        .addLayer(
                                "pool",
                                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                        .kernelSize(3, 2)
                                        .stride(2, 1)
                                        .padding(1, 0)
                                        .convolutionMode(ConvolutionMode.Truncate)
                                        .build(),
                                "conv")
                        .addLayer("output", output(Activation.RELU), "pool")),
                new Graph("normalised input", graph -> graph.addLayer("bn", new BatchNormalization(), "input")
                        .addLayer("output", output(Activation.IDENTITY), "bn")),
                new Graph("fixed scale, and a convolution with bias", graph -> graph.addLayer(
                                "conv", window().build(), "input")
                        .addLayer(
                                "bn",
                                new BatchNormalization.Builder()
                                        .lockGammaBeta(true)
                                        .gamma(1.5)
                                        .beta(-0.25)
                                        .build(),
                                "conv")
                        .addLayer("output", output(Activation.IDENTITY), "bn")),
                new Graph("transposed", graph -> graph.addLayer(
                                "deconv",
                                new Deconvolution2D.Builder(3, 4)
                                        .stride(2, 3)
                                        .padding(1, 0)
                                        .convolutionMode(ConvolutionMode.Truncate)
                                        .nOut(5)
                                        .activation(Activation.IDENTITY)
                                        .build(),
                                "input")
                        .addLayer("bn", new BatchNormalization.Builder().build(), "deconv")
                        .addLayer("relu", new ActivationLayer(Activation.RELU), "bn")
                        .addLayer("output", output(Activation.IDENTITY), "relu")),
                new Graph("joined", graph -> graph.addLayer("conv", window().build(), "input")
                        .addLayer("bn", new BatchNormalization(), "conv")
                        .addLayer("other", window().hasBias(false).build(), "input")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "conv", "bn", "other")
                        .addVertex("merge", new MergeVertex(), "sum", "bn", "other")
                        .addLayer(
                                "fc",
                                new DenseLayer.Builder()
                                        .nOut(6)
                                        .hasBias(false)
                                        .activation(Activation.RELU)
                                        .build(),
                                "merge")
                        .addLayer("output", output(Activation.IDENTITY), "fc")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void answersAlike(Graph graph) {
        GraphBuilder builder = CASE.setting().graph(WeightInitialisation.HE);
        graph.vertices().accept(builder);
        ComputationGraph network = new ComputationGraph(
                builder.setInputTypes(InputType.convolutional(18, 23, 3)).build());
        network.init();
        ModelBundle bundle = Models.bundle(RandomNumbers.into(network, 3), CASE.data(), ExportCase.mean());

        try (BundleModel ours = new BundleModel(bundle);
                OnnxModel exported = OnnxModel.of(OnnxFile.of(bundle, "test"), "graph")) {
            assertThat(Agreement.of(ours, exported).difference()).isLessThan(1e-4);
        }
    }

    private static ConvolutionLayer.Builder window() {
        return new ConvolutionLayer.Builder(3, 5)
                .stride(2, 1)
                .dilation(1, 2)
                .padding(2, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .nOut(4)
                .activation(Activation.IDENTITY);
    }

    private static OutputLayer output(Activation activation) {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nOut(2 * ExportCase.POINTS)
                .activation(activation)
                .build();
    }
}
