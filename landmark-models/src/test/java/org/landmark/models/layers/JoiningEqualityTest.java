package org.landmark.models.layers;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** Vertices with several inputs, several consumers of one vertex, and networks with several inputs and outputs. */
class JoiningEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.concat(
                joins(),
                Stream.of(
                        LayerCase.graph("residual block", JoiningEqualityTest::residual),
                        LayerCase.graph("the same vertex twice", twice(new ElementWiseVertex(Op.Add))),
                        LayerCase.graph("the same vertex merged with itself", twice(new MergeVertex())),
                        LayerCase.graph("two outputs", JoiningEqualityTest::twoOutputs),
                        LayerCase.graph("two inputs", twoInputs())
                                .on(3, InputType.convolutional(9, 7, 2), InputType.convolutional(9, 7, 1)),
                        LayerCase.graph("a picture and numbers", JoiningEqualityTest::pictureAndNumbers)
                                .on(3, InputType.convolutional(9, 7, 2), InputType.feedForward(4))));
    }

    /** Stock refuses to train such a network, but not to use it. */
    @Test
    void anInnerLayerMayBeAnOutputToo() {
        LayerCase layers = LayerCase.graph("inner output", JoiningEqualityTest::innerOutput);
        MultiDataSet data = layers.data();

        Outcome fast = Outcome.ofOutputs(FastPath.enable(layers.stock(new NoOp())), data);

        fast.assertCloseTo(Outcome.ofOutputs(layers.stock(new NoOp()), data));
    }

    private static Stream<LayerCase> joins() {
        return Stream.of(
                LayerCase.graph("add 2", join(new ElementWiseVertex(Op.Add), 5, 5)),
                LayerCase.graph("add 2, 16 channels", join(new ElementWiseVertex(Op.Add), 16, 16)),
                LayerCase.graph("add 3", join(new ElementWiseVertex(Op.Add), 5, 5, 5)),
                LayerCase.graph("product", join(new ElementWiseVertex(Op.Product), 5, 5)),
                LayerCase.graph("subtract", join(new ElementWiseVertex(Op.Subtract), 5, 5)),
                LayerCase.graph("maximum", join(new ElementWiseVertex(Op.Max), 5, 5)),
                LayerCase.graph("average", join(new ElementWiseVertex(Op.Average), 5, 5)),
                LayerCase.graph("merge 2", join(new MergeVertex(), 3, 5)),
                LayerCase.graph("merge 2, 8 and 16 channels", join(new MergeVertex(), 8, 16)),
                LayerCase.graph("merge 3", join(new MergeVertex(), 3, 5, 1)));
    }

    /** A vertex that joins convolutions with these channels; another convolution consumes it. */
    private static Consumer<GraphBuilder> join(GraphVertex vertex, int... channels) {
        return builder -> {
            builder.addLayer("first", LayerCase.first(4), "in");
            String[] names = new String[channels.length];
            for (int i = 0; i < channels.length; i++) {
                names[i] = "part" + i;
                builder.addLayer(names[i], LayerCase.first(channels[i]), "first");
            }
            builder.addVertex("join", vertex.clone(), names)
                    .addLayer("last", LayerCase.first(3), "join")
                    .addLayer("out", LayerCase.loss(), "last")
                    .setOutputs("out");
        };
    }

    private static Consumer<GraphBuilder> twice(GraphVertex vertex) {
        return builder -> builder.addLayer("first", LayerCase.first(5), "in")
                .addVertex("join", vertex.clone(), "first", "first")
                .addLayer("last", LayerCase.first(3), "join")
                .addLayer("out", LayerCase.loss(), "last")
                .setOutputs("out");
    }

    private static void residual(GraphBuilder builder) {
        builder.addLayer("first", LayerCase.first(5), "in")
                .addLayer("left0", LayerCase.first(5), "first")
                .addLayer("left1", new BatchNormalization(), "left0")
                .addVertex("sum", new ElementWiseVertex(Op.Add), "left1", "first")
                .addLayer("relu", new ActivationLayer(Activation.RELU), "sum")
                .addLayer("out", LayerCase.loss(), "relu")
                .setOutputs("out");
    }

    private static void twoOutputs(GraphBuilder builder) {
        builder.addLayer("first", LayerCase.first(5), "in")
                .addLayer("left", LayerCase.first(4), "first")
                .addLayer("out0", LayerCase.loss(), "left")
                .addLayer("out1", Losses.pictureMae(), "left")
                .setOutputs("out0", "out1");
    }

    private static void innerOutput(GraphBuilder builder) {
        builder.addLayer("first", LayerCase.first(5), "in")
                .addLayer("out0", Losses.pictureMse(), "first")
                .addLayer("last", LayerCase.first(4), "out0")
                .addLayer("out1", LayerCase.loss(), "last")
                .setOutputs("out0", "out1");
    }

    private static Consumer<GraphBuilder> twoInputs() {
        return builder -> builder.addLayer("first", LayerCase.first(5), "in0")
                .addLayer("second", LayerCase.first(3), "in1")
                .addVertex("merge", new MergeVertex(), "first", "second")
                .addLayer("last", LayerCase.first(3), "merge")
                .addLayer("out", LayerCase.loss(), "last")
                .setOutputs("out");
    }

    private static void pictureAndNumbers(GraphBuilder builder) {
        builder.addLayer("first", LayerCase.first(5), "in0")
                .addLayer("flat", dense(), "first")
                .addLayer("numbers", dense(), "in1")
                .addVertex("merge", new MergeVertex(), "flat", "numbers")
                .addLayer("out", LayerCase.loss(), "merge")
                .setOutputs("out");
    }

    private static DenseLayer dense() {
        return new DenseLayer.Builder().nOut(6).activation(Activation.RELU).build();
    }
}
