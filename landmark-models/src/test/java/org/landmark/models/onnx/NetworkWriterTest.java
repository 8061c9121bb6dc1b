package org.landmark.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.InputException;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.network.Cnn;
import org.landmark.models.network.CnnBlock;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.WeightInitialisation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What is written, by its structure; whether it answers alike is held against ONNX Runtime elsewhere. */
class NetworkWriterTest {
    private static final InputSpec INPUT = Nets.input(12, 10);
    private static final InputType PICTURE = InputType.convolutional(10, 12, 1);

    @Test
    void writesResultsUnderTheNamesOfVertices() {
        GraphProto graph = new NetworkWriter(Nets.tiny(1), InputType.convolutional(12, 11, 1)).write("tiny");

        assertThat(graph.getName()).isEqualTo("tiny");
        assertThat(graph.getNodeList().stream().map(node -> node.getOpType() + " " + node.getOutput(0)))
                .containsExactly(
                        "Conv conv1/linear",
                        "Relu conv1",
                        "MaxPool pool1",
                        "Conv conv2/linear",
                        "Relu conv2",
                        "MaxPool pool2",
                        "Flatten fc1/flat",
                        "Gemm fc1/linear",
                        "Relu fc1",
                        "Gemm output");
        assertThat(graph.getInput(0).getName()).isEqualTo("input");
        assertThat(graph.getOutput(0).getName()).isEqualTo("output");
    }

    @Test
    void aNormalisationBecomesPartOfItsConvolution() {
        ComputationGraph network = Nets.built(
                new Cnn(List.of(new CnnBlock(3, 3, null, null, true, 2, 0.5)), List.of(4), 0.5, null),
                Nets.setting(INPUT, 1, 1));
        float[] mean = {1, -2, 0.5f};
        float[] variance = {4, 0.25f, 1};
        float[] gammaAndBeta = {3, 1, -2, 10, 20, 30};
        assign(network, "bn1", "mean", mean);
        assign(network, "bn1", "var", variance);
        assign(network, "bn1", "gamma", gammaAndBeta[0], gammaAndBeta[1], gammaAndBeta[2]);
        assign(network, "bn1", "beta", gammaAndBeta[3], gammaAndBeta[4], gammaAndBeta[5]);
        float[] before = network.getLayer("conv1").getParam("W").dup('c').data().asFloat();

        GraphProto graph = new NetworkWriter(network, PICTURE).write("cnn");

        assertThat(types(graph)).doesNotContain("BatchNormalization", "Dropout");
        double[] factors = {3 / Math.sqrt(4 + 1e-5), 1 / Math.sqrt(0.25 + 1e-5), -2 / Math.sqrt(1 + 1e-5)};
        float[] weights = floats(graph, "conv1/weight");
        for (int i = 0; i < before.length; i++) {
            assertThat(weights[i]).isEqualTo((float) (before[i] * factors[i / 9]));
        }
        assertThat(floats(graph, "conv1/bias"))
                .containsExactly(
                        (float) (10 - factors[0]), (float) (20 + 2 * factors[1]), (float) (30 - 0.5 * factors[2]));
    }

    @Test
    void aNormalisationThatCanNotBeFoldedStands() {
        GraphProto graph = write(builder -> builder.addLayer("conv", convolution(3), "input")
                .addLayer("bn", new BatchNormalization(), "conv")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "bn", "conv")
                .addLayer("output", output(), "sum"));

        assertThat(types(graph)).containsExactly("Conv", "BatchNormalization", "Add", "Flatten", "Gemm");
    }

    @Test
    void aNormalisationBehindAnActivationStands() {
        GraphProto graph = write(builder -> builder.addLayer("conv", relu(), "input")
                .addLayer("bn", new BatchNormalization(), "conv")
                .addLayer("output", output(), "bn"));

        assertThat(types(graph)).containsExactly("Conv", "Relu", "BatchNormalization", "Flatten", "Gemm");
    }

    @Test
    void whatIsForTrainingAloneIsLeftOut() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(32, 32), 2, 8, 8, 1, new NoOp());
        ComputationGraph network = Nets.built(new FcnResNet50(1, null, null, null), setting);
        assertThat(network.getNumOutputArrays()).isEqualTo(2);

        GraphProto graph = new NetworkWriter(network, InputType.convolutional(32, 32, 1)).write("fcn");

        assertThat(graph.getOutputCount()).isEqualTo(1);
        assertThat(graph.getNodeList()).noneMatch(node -> node.getName().startsWith("aux"));
        assertThat(graph.getInitializerList())
                .noneMatch(weights -> weights.getName().startsWith("aux"));
        assertThat(types(graph)).doesNotContain("BatchNormalization").contains("Resize");
    }

    @Test
    void frozenLayersAreWrittenAsAnyOthers() {
        NetworkSetting setting = Nets.setting(Nets.input(32, 32), 1, 1);
        ResNet18 spec = new ResNet18(2, null, null);

        GraphProto frozen = new NetworkWriter(
                        spec.create(setting, List.of("conv1", "bn1", "layer1")), InputType.convolutional(32, 32, 1))
                .write("resnet18");

        assertThat(frozen)
                .isEqualTo(
                        new NetworkWriter(spec.create(setting), InputType.convolutional(32, 32, 1)).write("resnet18"));
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                refused("LocalResponseNormalization", "no network of ours", new LocalResponseNormalization()),
                refused("ActivationLayer", "ActivationTanH", new ActivationLayer(Activation.TANH)),
                refused(
                        "ConvolutionLayer",
                        "came Same",
                        new ConvolutionLayer.Builder(3, 3)
                                .nOut(2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()),
                refused(
                        "Deconvolution2D",
                        "ActivationELU",
                        new Deconvolution2D.Builder(2, 2)
                                .nOut(2)
                                .activation(Activation.ELU)
                                .build()),
                refused(
                        "SubsamplingLayer",
                        "expected a maximum",
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG).build()),
                refused(
                        "GlobalPoolingLayer",
                        "a mean over all cells",
                        new GlobalPoolingLayer.Builder(PoolingType.MAX).build()));
    }

    private static Arguments refused(String type, String why, Layer layer) {
        return Arguments.of(type, why, layer);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unknown")
    void whatNoNetworkOfOursHasIsRefused(String type, String why, Layer layer) {
        assertThatThrownBy(() ->
                        write(builder -> builder.addLayer("odd", layer, "input").addLayer("output", output(), "odd")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("layer odd (org.deeplearning4j.nn.conf.layers." + type + ")")
                .hasMessageContaining(why);
    }

    @Test
    void vertexesThatNoNetworkOfOursHasAreRefused() {
        assertThatThrownBy(() -> write(builder ->
                        builder.addVertex("odd", new ScaleVertex(2), "input").addLayer("output", output(), "odd")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("layer odd (org.deeplearning4j.nn.conf.graph.ScaleVertex)");
        assertThatThrownBy(() -> write(builder -> builder.addVertex(
                                "odd", new ElementWiseVertex(ElementWiseVertex.Op.Product), "input", "input")
                        .addLayer("output", output(), "odd")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected the operation Add, came Product");
    }

    private static GraphProto write(Consumer<GraphBuilder> vertices) {
        GraphBuilder builder = Nets.setting(INPUT, 1, 1).graph(WeightInitialisation.HE);
        vertices.accept(builder);
        ComputationGraph network =
                new ComputationGraph(builder.setInputTypes(PICTURE).build());
        network.init();
        return new NetworkWriter(network, PICTURE).write("small");
    }

    private static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ConvolutionLayer relu() {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(2)
                .activation(Activation.RELU)
                .build();
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static void assign(ComputationGraph network, String layer, String parameter, float... values) {
        INDArray array = network.getLayer(layer).getParam(parameter);
        for (int i = 0; i < values.length; i++) {
            array.putScalar(i, values[i]);
        }
    }

    private static List<String> types(GraphProto graph) {
        return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    private static float[] floats(GraphProto graph, String name) {
        Map<String, TensorProto> stored =
                graph.getInitializerList().stream().collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
        var numbers = stored.get(name)
                .getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[numbers.remaining()];
        numbers.get(values);
        return values;
    }
}
