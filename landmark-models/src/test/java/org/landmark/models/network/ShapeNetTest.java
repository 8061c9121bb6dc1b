package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.ShapeFitter;
import org.landmark.data.target.ShapeModel;
import org.landmark.models.NativeThreads;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

class ShapeNetTest {
    private static final ShapeNet THIN = new ShapeNet(2, null, 3, null, null);
    private static final InputSpec SMALL = Nets.input(32, 32);
    private static final List<Landmarks> SHAPES = Nets.shapes(30, 4);
    private static final CoordinateCodec CODEC = new CoordinateCodec(4, -50, 100);
    private static final NetworkSetting SETTING =
            new NetworkSetting(SMALL, CODEC, Loss.MSE, new NoOp(), new Seed(1), SHAPES);

    @Test
    void hasTheShapesOfItsDescription() {
        Map<String, List<Long>> shapes = LayerShapes.of(THIN, SETTING);

        assertThat(shapes)
                .containsEntry("avgpool", List.of(16L))
                .containsEntry("scores", List.of(3L))
                .containsEntry("transform", List.of(4L))
                .containsEntry("points", List.of(8L))
                .containsEntry("output", List.of(8L))
                .containsKeys("conv1", "layer4_1_relu2");
    }

    @Test
    void nothingOfTheModelOfShapesIsAParameter() {
        ComputationGraph network = Nets.built(THIN, SETTING);
        long features = Nets.built(new ResNet18(2, null, null), Nets.setting(SMALL, 1, 1))
                        .numParams()
                - 2 * 17;

        assertThat(network.numParams()).isEqualTo(features + 7 * 17);
    }

    @Test
    void answersShapesOfTheModelInTheTargetsScale() {
        ShapeModel model = new ShapeFitter(SHAPES).withComponents(3);
        ComputationGraph network = Nets.built(THIN, SETTING);
        answerAlways(network, new double[] {1.5, -0.5, 2}, new double[4]);

        double[] expected = model.mean().stream().mapToDouble(x -> x).toArray();
        double[] scores = {1.5, -0.5, 2};
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                expected[j] += scores[i]
                        * model.deviations().get(i)
                        * model.components().get(i).get(j);
            }
        }
        assertThat(ratios(network)).containsExactly(expected, offset(1e-5));
    }

    @Test
    void turnsScalesAndShiftsTheWhole() {
        ComputationGraph network = Nets.built(THIN, SETTING);
        double[] mean = new ShapeFitter(SHAPES)
                .withComponents(3).mean().stream().mapToDouble(x -> x).toArray();
        double middleX = (mean[0] + mean[2] + mean[4] + mean[6]) / 4;
        double middleY = (mean[1] + mean[3] + mean[5] + mean[7]) / 4;
        double size = 0;
        for (int i = 0; i < 8; i += 2) {
            size += (Math.pow(mean[i] - middleX, 2) + Math.pow(mean[i + 1] - middleY, 2)) / 4;
        }
        size = Math.sqrt(size);
        answerAlways(network, new double[3], new double[] {-1, 2, 0.1, -0.2}); // a quarter turn to twice the size

        double[] expected = new double[8];
        for (int i = 0; i < 8; i += 2) {
            expected[i] = middleX - 2 * (mean[i + 1] - middleY) + 0.1 * size;
            expected[i + 1] = middleY + 2 * (mean[i] - middleX) - 0.2 * size;
        }
        assertThat(ratios(network)).containsExactly(expected, offset(1e-5));
    }

    @Test
    void beginsWithTheMeanShape() {
        ComputationGraph network = Nets.built(new ShapeNet(16, null, 3, null, null), SETTING);
        double[] mean = new ShapeFitter(SHAPES)
                .withComponents(3).mean().stream().mapToDouble(x -> x).toArray();

        assertThat(ratios(network)).containsExactly(mean, offset(0.01));
    }

    @Test
    void learns() {
        ComputationGraph network = new ShapeNet(4, null, 5, null, null)
                .create(new NetworkSetting(SMALL, CODEC, Loss.MSE, new Adam(1e-2), new Seed(1), SHAPES));
        float[] labels = new float[16];
        CODEC.encode(SHAPES.get(0), FloatBuffer.wrap(labels, 0, 8).slice());
        CODEC.encode(SHAPES.get(1), FloatBuffer.wrap(labels, 8, 8).slice());
        MultiDataSet faces = new MultiDataSet(
                Nets.batch(SMALL, 4, 2, 1).getFeatures(0), Nd4j.create(labels).reshape(2, 8));
        double before = network.score(faces, true);
        NativeThreads.set(1);
        for (int i = 0; i < 40; i++) {
            network.fit(faces);
        }
        NativeThreads.set(0);

        assertThat(network.score(faces, true)).isLessThan(before / 2);
    }

    @Test
    void takesTheComponentsThatHoldAShareOfTheVariance() {
        ShapeNet spec = new ShapeNet(2, null, null, 0.6, null);
        int components = new ShapeFitter(SHAPES).withVariance(0.6).size();

        assertThat(components).isBetween(2, 7);
        assertThat(LayerShapes.of(spec, SETTING)).containsEntry("scores", List.of((long) components));
    }

    @Test
    void refusesWhatItIsNotFor() {
        NetworkTexts.assertRefused(
                THIN,
                Nets.mapsSetting(SMALL, 5, 1, new NoOp()),
                "network shapenet: expected coordinates as target, came [5, 32, 32] maps");
        NetworkTexts.assertRefused(
                THIN,
                with(SHAPES.subList(0, 3)),
                "network shapenet: 3 training faces are too few for a model of shapes (expected 4 or more)");
        NetworkTexts.assertRefused(
                new ShapeNet(2, null, null, null, null),
                with(List.of()),
                "network shapenet: 0 training faces are too few for a model of shapes (expected 2 or more)");
        NetworkTexts.assertRefused(
                new ShapeNet(2, null, null, null, null),
                with(List.of(SHAPES.get(0), SHAPES.get(0))),
                "network shapenet: the shapes of all 2 training faces are the same");
        NetworkTexts.assertRefused(
                "{name: shapenet, components: 3, variance: 0.9}", "expected one of components and variance, came both");
        NetworkTexts.assertRefused("{name: shapenet, components: 0}", "components must be between 1 and 10000, came 0");
        NetworkTexts.assertRefused("{name: shapenet, variance: 1.1}", "variance must be above 0 and at most 1");
    }

    @Test
    void isReadAndWrittenByItsName() {
        assertThat(NetworkTexts.read("{name: shapenet}")).isEqualTo(new ShapeNet(64, 3, null, 0.99, null));
        assertThat(NetworkTexts.read("{name: shapenet, width: 2, padding: 3, components: 3, weights: he-fan-out}"))
                .isEqualTo(THIN);
        NetworkTexts.assertSurvives(THIN);
        NetworkTexts.assertSurvives(new ShapeNet(2, null, null, 0.9, null));
        NetworkTexts.assertSurvivesJson(THIN, SETTING);
    }

    private static NetworkSetting with(List<Landmarks> shapes) {
        return new NetworkSetting(SMALL, CODEC, Loss.MSE, new NoOp(), new Seed(1), shapes);
    }

    private static void answerAlways(ComputationGraph network, double[] scores, double[] transform) {
        network.paramTable().get("scores_W").assign(0);
        network.paramTable().get("scores_b").assign(Nd4j.create(scores));
        network.paramTable().get("transform_W").assign(0);
        network.paramTable().get("transform_b").assign(Nd4j.create(transform));
    }

    private static double[] ratios(ComputationGraph network) {
        INDArray output = network.outputSingle(Nets.batch(SMALL, 4, 1, 1).getFeatures(0));
        return CODEC.decode(FloatBuffer.wrap(output.toFloatVector())).toArray();
    }
}
