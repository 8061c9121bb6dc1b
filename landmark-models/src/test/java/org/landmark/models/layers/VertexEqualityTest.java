package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.vertex.BilinearResize;
import org.landmark.models.vertex.ShapeComposition;
import org.landmark.models.vertex.SpatialExpectation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Vertices of ours. */
class VertexEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.of(
                maps("to 13x11", 5, new BilinearResize(13, 11)),
                maps("to three times the size", 16, new BilinearResize(27, 21)),
                maps("the height alone", 3, new BilinearResize(20, 7)),
                maps("to the same size", 5, new BilinearResize(9, 7)),
                maps("smaller", 8, new BilinearResize(4, 3)),
                maps("of one cell", 5, new BilinearResize(6, 5)).on(3, InputType.convolutional(1, 1, 2)),
                numbers("places", 5, new SpatialExpectation(0, 1)),
                numbers("places times 100", 8, new SpatialExpectation(-50, 100)),
                numbers("places in maps of one row", 5, new SpatialExpectation(0, 1))
                        .on(2, InputType.convolutional(1, 7, 2)),
                shapes("a shape of 4 points", 4, 3, 3),
                shapes("shapes of one direction, one face", 5, 1, 1),
                shapes("a single point", 1, 2, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void survivesJson(LayerCase layers) {
        ComputationGraph network = layers.stock(new NoOp());
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(
                network.getConfiguration().toJson());

        assertThat(read).isEqualTo(network.getConfiguration());
        ComputationGraph other = new ComputationGraph(read);
        other.init(network.params(), true);
        assertThat(other.output(layers.data().getFeatures()))
                .isEqualTo(network.output(layers.data().getFeatures()));
    }

    /** Between a convolution and a fully connected loss. */
    private static LayerCase maps(String name, int channels, GraphVertex vertex) {
        return LayerCase.graph(name, builder -> builder.addLayer("first", LayerCase.first(channels), "in")
                .addVertex("vertex", vertex, "first")
                .addLayer("last", LayerCase.first(3), "vertex")
                .addLayer("out", LayerCase.loss(), "last")
                .setOutputs("out"));
    }

    /** Between a convolution and a bare loss. */
    private static LayerCase numbers(String name, int channels, GraphVertex vertex) {
        return LayerCase.graph(name, builder -> builder.addLayer("first", LayerCase.first(channels), "in")
                .addVertex("vertex", vertex, "first")
                .addLayer("out", loss(2 * channels), "vertex")
                .setOutputs("out"));
    }

    private static LayerCase shapes(String name, int points, int directions, int faces) {
        Random random = new Random(points);
        double[] mean = random.doubles(2L * points).toArray();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < directions; i++) {
            rows.add(random.doubles(2L * points, -0.3, 0.3).toArray());
        }
        return LayerCase.graph(name, builder -> builder.addLayer("first", LayerCase.first(3), "in")
                        .addLayer("scores", dense(directions), "first")
                        .addLayer("transform", dense(4), "first")
                        .addVertex(
                                "vertex",
                                new ShapeComposition(mean, rows.toArray(double[][]::new)),
                                "scores",
                                "transform")
                        .addLayer("out", loss(2 * points), "vertex")
                        .setOutputs("out"))
                .on(faces, InputType.convolutional(5, 4, 2));
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static LossLayer loss(int numbers) {
        LossLayer layer = new LossLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .build();
        layer.setNOut(numbers);
        return layer;
    }
}
