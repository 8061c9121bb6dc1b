package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

class HeatmapResNetTest {
    private static final InputSpec SMALL = Nets.input(40, 33);

    @Test
    void hasTheShapesOfItsDescription() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(128, 128), 68, 32, 32, 1, new NoOp());

        Map<String, List<Long>> shapes = LayerShapes.of(HeatmapResNet.DEFAULT, setting);

        assertThat(shapes)
                .containsEntry("layer1_1_relu2", List.of(64L, 32L, 32L))
                .containsEntry("layer2_1_relu2", List.of(128L, 16L, 16L))
                .containsEntry("layer3_1_relu2", List.of(256L, 8L, 8L))
                .containsEntry("deconv1", List.of(128L, 16L, 16L))
                .containsEntry("deconv1_bn", List.of(128L, 16L, 16L))
                .containsEntry("deconv1_relu", List.of(128L, 16L, 16L))
                .containsEntry("deconv2_relu", List.of(128L, 32L, 32L))
                .containsEntry("head", List.of(68L, 32L, 32L))
                .containsEntry("output", List.of(68L, 32L, 32L))
                .hasSize(4 + 3 * 2 * 7 + 2 * 2 + 2 * 3 + 2);
    }

    /** The backbone's, two transposed convolutions of 16 taps with their normalisation, and the head. */
    @Test
    void hasAsManyParametersAsItsDescription() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(64, 64), 68, 16, 16, 1, new NoOp());
        long backbone = 49 * 64 + 2 * 64 + stage(64, 64) + stage(64, 128) + stage(128, 256);
        long deconvolutions = 16 * 256 * 128 + 2 * 128 + 16 * 128 * 128 + 2 * 128;

        assertThat(TrainableParameters.count(Nets.built(HeatmapResNet.DEFAULT, setting)))
                .isEqualTo(backbone + deconvolutions + 128 * 68 + 68);
    }

    private static long stage(long from, long to) {
        long projection = from == to ? 0 : from * to + 2 * to;
        return 9 * from * to + 3 * 9 * to * to + 4 * 2 * to + projection;
    }

    /** Two projections of stages, and nothing where no stage has the size. */
    @Test
    void lateralConnectionsAddTheStagesOfTheirSizes() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(64, 64), 68, 32, 32, 1, new NoOp());
        HeatmapResNet plain = new HeatmapResNet(8, 3, List.of(12, 10, 6), false, null);
        HeatmapResNet lateral = new HeatmapResNet(8, 3, List.of(12, 10, 6), true, null);

        Map<String, List<Long>> shapes = LayerShapes.of(lateral, setting);

        assertThat(shapes)
                .containsEntry("lateral1_bn", List.of(12L, 8L, 8L))
                .containsEntry("deconv1_add", List.of(12L, 8L, 8L))
                .containsEntry("lateral2_bn", List.of(10L, 16L, 16L))
                .containsEntry("deconv2_add", List.of(10L, 16L, 16L))
                .containsEntry("deconv3_relu", List.of(6L, 32L, 32L))
                .doesNotContainKey("lateral3");
        assertThat(TrainableParameters.count(Nets.built(lateral, setting))
                        - TrainableParameters.count(Nets.built(plain, setting)))
                .isEqualTo(16 * 12 + 2 * 12 + 8 * 10 + 2 * 10);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 10, 9", "2, 1, 10, 10", "3, 2, 12, 12", "4, 3, 16, 16", "4, 5, 64, 64"})
    void mapsFollowFromTheInputAndItsOptions(int stages, int deconvolutions, int width, int height) {
        List<Integer> channels = Collections.nCopies(deconvolutions, 3);
        HeatmapResNet spec = new HeatmapResNet(2, stages, channels, null, null);
        ComputationGraph network = Nets.built(spec, Nets.mapsSetting(SMALL, 5, width, height, 1, new NoOp()));
        MultiDataSet faces = Nets.mapsBatch(SMALL, 5, width, height, 2, 1);

        INDArray maps = network.outputSingle(faces.getFeatures(0));

        assertThat(maps.shape()).containsExactly(2, 5, height, width);
        INDArray error = maps.sub(faces.getLabels(0));
        assertThat(network.score(faces, false))
                .isCloseTo(error.mul(error).meanNumber().doubleValue(), withinPercentage(1e-3));
    }

    @Test
    void beginsNearEmptyMaps() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(64, 64), 68, 16, 16, 1, new NoOp());
        MultiDataSet faces = Nets.mapsBatch(Nets.input(64, 64), 68, 16, 16, 2, 1);

        INDArray maps = Nets.built(HeatmapResNet.DEFAULT, setting).output(true, faces.getFeatures())[0];

        assertThat(maps.amaxNumber().doubleValue()).isBetween(1e-3, 0.1);
    }

    @Test
    void refusesWhatItIsNotFor() {
        NetworkTexts.assertRefused(
                HeatmapResNet.DEFAULT,
                Nets.mapsSetting(SMALL, 5, 1, new NoOp()),
                "network heatmap-resnet: expected maps of 12x12 cells as target, [K, 12, 12], came [5, 33, 40]");
        NetworkTexts.assertRefused(
                HeatmapResNet.DEFAULT,
                Nets.setting(SMALL, 2, 1),
                "network heatmap-resnet: expected maps of 12x12 cells as target, [K, 12, 12], came [4]");
        NetworkTexts.assertRefused(
                new HeatmapResNet(2, 3, List.of(3), true, null),
                Nets.mapsSetting(SMALL, 5, 6, 6, 1, new NoOp()),
                "network heatmap-resnet: an input of 40x33 does not fit lateral connections (expected multiples of 16, or"
                        + " lateral: false)");
        NetworkTexts.assertRefused(
                "{name: heatmap-resnet, stages: 1, lateral: true}",
                "lateral: true needs two stages and a deconvolution at least, came 1 and [128, 128]");
        NetworkTexts.assertRefused("{name: heatmap-resnet, stages: 5}", "stages must be a number from 1 to 4, came 5");
        NetworkTexts.assertRefused(
                "{name: heatmap-resnet, deconvolutions: [0]}", "deconvolutions must be up to 5 numbers from 1 to 4096");
        NetworkTexts.assertRefused("{name: heatmap-resnet, width: 0}", "width must be a number from 1 to 1024");
    }

    @Test
    void isReadAndWrittenByItsName() {
        assertThat(NetworkTexts.read("{name: heatmap-resnet}")).isEqualTo(HeatmapResNet.DEFAULT);
        assertThat(
                        NetworkTexts.read(
                                "{name: heatmap-resnet, width: 64, stages: 3, deconvolutions: [128, 128], lateral: false, weights: he-fan-out}"))
                .isEqualTo(HeatmapResNet.DEFAULT);
        NetworkTexts.assertSurvives(new HeatmapResNet(8, 2, List.of(), null, WeightInitialisation.XAVIER));
        NetworkTexts.assertSurvivesJson(HeatmapResNet.DEFAULT, Nets.mapsSetting(SMALL, 5, 12, 12, 1, new NoOp()));
    }
}
