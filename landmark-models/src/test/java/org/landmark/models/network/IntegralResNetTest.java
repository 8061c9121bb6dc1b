package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.ShapeCodec;
import org.landmark.data.target.ShapeModel;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

class IntegralResNetTest {
    private static final IntegralResNet THIN = new IntegralResNet(2, 2, List.of(3), null, null);
    private static final InputSpec SMALL = Nets.input(40, 32);

    @Test
    void hasTheShapesOfItsDescription() {
        assertThat(LayerShapes.of(IntegralResNet.DEFAULT, Nets.setting(Nets.input(128, 128), 68, 1)))
                .containsEntry("deconv2_relu", List.of(128L, 32L, 32L))
                .containsEntry("head", List.of(68L, 32L, 32L))
                .containsEntry("expectation", List.of(136L))
                .containsEntry("output", List.of(136L));
    }

    /** Maps of 10x8 cells: with all weight on the cell in column 7 and row 2, the place is the middle of that cell. */
    @Test
    void answersThePlaceInTheTargetsScale() {
        CoordinateCodec codec = new CoordinateCodec(2, -50, 100);
        NetworkSetting setting = new NetworkSetting(SMALL, codec, Loss.MSE, new NoOp(), new Seed(1));
        ComputationGraph network = Nets.built(THIN, setting);
        MultiDataSet faces = Nets.batch(SMALL, 2, 1, 1);
        INDArray maps = network.feedForward(faces.getFeatures(), false).get("head");
        INDArray answer = network.outputSingle(faces.getFeatures(0));

        assertThat(maps.shape()).containsExactly(1, 2, 8, 10);
        for (int point = 0; point < 2; point++) {
            double sum = 0;
            double x = 0;
            double y = 0;
            for (int cell = 0; cell < 80; cell++) {
                double weight = Math.exp(maps.getDouble(0, point, cell / 10, cell % 10));
                sum += weight;
                x += weight * (cell % 10 + 0.5) / 10;
                y += weight * (cell / 10 + 0.5) / 8;
            }
            assertThat(answer.getDouble(0, 2 * point)).isCloseTo(100 * x / sum - 50, within(1e-3));
            assertThat(answer.getDouble(0, 2 * point + 1)).isCloseTo(100 * y / sum - 50, within(1e-3));
        }
    }

    @Test
    void scoreIsTheMeanSquaredErrorOfCoordinates() {
        ComputationGraph network = Nets.built(THIN, Nets.setting(SMALL, 3, 1, new NoOp()));
        MultiDataSet faces = Nets.batch(SMALL, 3, 4, 1);

        INDArray error = network.outputSingle(faces.getFeatures(0)).sub(faces.getLabels(0));

        assertThat(network.score(faces, false))
                .isCloseTo(error.mul(error).meanNumber().doubleValue(), withinPercentage(1e-3));
    }

    @Test
    void refusesWhatItIsNotFor() {
        NetworkTexts.assertRefused(
                THIN,
                Nets.mapsSetting(SMALL, 5, 1, new NoOp()),
                "network integral-resnet: expected coordinates as target, came [5, 32, 40] maps");
        List<Double> row = List.of(0.6, 0.8);
        ShapeModel model = new ShapeModel(row, List.of(row), List.of(1.0), 1);
        NetworkTexts.assertRefused(
                THIN,
                new NetworkSetting(
                        SMALL,
                        new ShapeCodec(model, true),
                        Loss.MSE,
                        new NoOp(),
                        new Seed(1),
                        Collections.nCopies(3, Landmarks.of(0.5, 0.5))),
                "network integral-resnet: expected coordinates as target, came [1] other numbers");
        NetworkTexts.assertRefused("{name: integral-resnet, stages: 0}", "stages must be a number from 1 to 4, came 0");
    }

    @Test
    void isReadAndWrittenByItsName() {
        assertThat(NetworkTexts.read("{name: integral-resnet}")).isEqualTo(IntegralResNet.DEFAULT);
        assertThat(NetworkTexts.read("{name: integral-resnet, width: 2, stages: 2, deconvolutions: [3]}"))
                .isEqualTo(THIN);
        NetworkTexts.assertSurvives(THIN);
        NetworkTexts.assertSurvivesJson(THIN, Nets.setting(SMALL, 2, 1));
    }
}
