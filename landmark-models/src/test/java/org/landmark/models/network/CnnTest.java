package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class CnnTest {
    /** Of every kind of block. */
    private static final Cnn MIXED = new Cnn(
            List.of(new CnnBlock(4, 7, 2, 3, true, 2, 0.2), new CnnBlock(6, 3, null, 1, null, null, null)),
            List.of(10, 9),
            0.5,
            WeightInitialisation.HE_FAN_OUT);

    private static final InputSpec SMALL = Nets.input(30, 23);

    @Test
    void everyLayerHasTheShapeOfItsDescription() {
        assertThat(LayerShapes.of(MIXED, Nets.setting(SMALL, 4, 1)))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("conv1", List.of(4L, 12L, 15L)),
                        Map.entry("bn1", List.of(4L, 12L, 15L)),
                        Map.entry("relu1", List.of(4L, 12L, 15L)),
                        Map.entry("pool1", List.of(4L, 6L, 7L)),
                        Map.entry("dropout1", List.of(4L, 6L, 7L)),
                        Map.entry("conv2", List.of(6L, 6L, 7L)),
                        Map.entry("fc1", List.of(10L)),
                        Map.entry("fc1_dropout", List.of(10L)),
                        Map.entry("fc2", List.of(9L)),
                        Map.entry("fc2_dropout", List.of(9L)),
                        Map.entry("output", List.of(8L))));
    }

    @Test
    void aNormalisedConvolutionHasNoBias() {
        ComputationGraph network = Nets.built(MIXED, Nets.setting(SMALL, 4, 1));

        assertThat(network.paramTable()).containsKeys("conv2_b", "bn1_beta").doesNotContainKey("conv1_b");
        assertThat(((ConvolutionLayer) network.getLayer("conv1").conf().getLayer()).hasBias())
                .isFalse();
    }

    /** Deeplearning4j's probability is that of staying. */
    @Test
    void aShareIsDroppedInTrainingAndOnlyThen() {
        Cnn spec = new Cnn(List.of(new CnnBlock(50, 1, null, null, null, null, 0.2)), List.of(), null, null);
        ComputationGraph network = Nets.built(spec, Nets.setting(Nets.input(20, 20), 1, 1));
        network.paramTable().get("conv1_b").assign(1);
        network.paramTable().get("conv1_W").assign(0);

        INDArray training = network.feedForward(Nd4j.zeros(2, 1, 20, 20), true).get("dropout1");
        INDArray prediction =
                network.feedForward(Nd4j.zeros(2, 1, 20, 20), false).get("dropout1");

        assertThat(training.eq(0).castTo(training.dataType()).meanNumber().doubleValue())
                .isBetween(0.19, 0.21);
        assertThat(training.maxNumber().doubleValue()).isCloseTo(1.25, withinPercentage(1e-3));
        assertThat(prediction.minNumber().doubleValue()).isEqualTo(1);
        assertThat(((DropoutLayer) network.getLayer("dropout1").conf().getLayer()).getIDropout())
                .isNotNull();
    }

    @Test
    void withDefaultsItIsTheSmallCnn() {
        NetworkSetting nose = Nets.setting(Nets.input(80, 60), 1, 1);

        assertThat(Cnn.DEFAULT.configure(nose)).isEqualTo(SmallCnn.DEFAULT.configure(nose));
    }

    @Test
    void canBeTheFaceNetOfItsSource() {
        CnnBlock plain = new CnnBlock(12, 8, null, null, null, null, null);
        CnnBlock pooled = new CnnBlock(12, 8, null, null, null, 2, null);
        Cnn spec = new Cnn(List.of(plain, pooled, plain, pooled, pooled), List.of(500), null, null);
        NetworkSetting setting = Nets.setting(Nets.input(240, 180), 58, 1, new NoOp());

        assertThat(LayerShapes.of(spec, setting)).containsEntry("pool5", List.of(12L, 13L, 21L));
        assertThat(Nets.built(spec, setting).numParams()).isEqualTo(1_734_308);
    }

    @ParameterizedTest
    @CsvSource({
        "'{name: cnn, blocks: [{kernel: 9}]}', 8, 8, 'block 1 (kernel 9, padding 0, pool 0) leaves nothing of 8x8 cells'",
        "'{name: cnn, blocks: [{pool: 2}, {kernel: 3, padding: 1, pool: 4}]}', 20, 10, "
                + "'block 2 (kernel 3, padding 1, pool 4) leaves nothing of 8x3 cells'"
    })
    void anInputThatABlockUsesUpIsRefused(String yaml, int width, int height, String part) {
        NetworkTexts.assertRefused(
                NetworkTexts.read(yaml),
                Nets.setting(Nets.input(width, height), 1, 1),
                "network cnn: an input of " + width + "x" + height + " is too small: " + part);
    }

    @Test
    void theSmallestInputThatIsAcceptedWorks() {
        NetworkSpec spec = NetworkTexts.read("{name: cnn, blocks: [{pool: 2}, {kernel: 3, padding: 1, pool: 4}]}");
        ComputationGraph network = Nets.built(spec, Nets.setting(Nets.input(12, 13), 1, 1));

        assertThat(network.outputSingle(Nd4j.zeros(2, 1, 13, 12)).shape()).containsExactly(2, 2);
    }

    @Test
    void refusesMaps() {
        NetworkTexts.assertRefused(
                Cnn.DEFAULT,
                Nets.mapsSetting(SMALL, 5, 1, new NoOp()),
                "network cnn: expected a row of numbers as target, [n], came [5, 23, 30]");
    }

    @Test
    void refusesOptionsOutOfRange() {
        NetworkTexts.assertRefused("{name: cnn, blocks: []}", "blocks must be 1 to 100, came 0");
        NetworkTexts.assertRefused("{name: cnn, blocks: [{channels: 0}]}", "channels must be a number from 1 to 16384");
        NetworkTexts.assertRefused(
                "{name: cnn, blocks: [{kernel: 65}]}", "kernel and stride must be numbers from 1 to 64");
        NetworkTexts.assertRefused("{name: cnn, blocks: [{stride: 0}]}", "came 5, 0");
        NetworkTexts.assertRefused("{name: cnn, blocks: [{padding: 5}]}", "padding must be a number from 0 to 4");
        NetworkTexts.assertRefused("{name: cnn, blocks: [{pool: -1}]}", "pool must be a number from 0 to 64, came -1");
        NetworkTexts.assertRefused("{name: cnn, blocks: [{dropout: 1}]}", "dropout must be a number from 0 to below 1");
        NetworkTexts.assertRefused("{name: cnn, hiddenDropout: 1}", "hiddenDropout must be a number from 0 to below 1");
        NetworkTexts.assertRefused("{name: cnn, hidden: [0]}", "hidden must be numbers from 1 to 16384, came [0]");
        NetworkTexts.assertRefused(
                "{name: cnn, blocks: [{size: 3}]}",
                "(accepted: channels, kernel, stride, padding, normalise, pool, dropout)");
        NetworkTexts.assertRefused("{name: cnn, layers: 3}", "(accepted: blocks, hidden, hiddenDropout, weights)");
        assertThatIllegalArgumentException().isThrownBy(() -> new CnnBlock(null, null, null, null, null, null, -0.1));
    }

    @Test
    void isReadAndWrittenByItsName() {
        assertThat(NetworkTexts.read("{name: cnn}")).isEqualTo(Cnn.DEFAULT);
        assertThat(NetworkTexts.read("{name: cnn, blocks: [{channels: 4, kernel: 7, stride: 2, padding: 3, "
                        + "normalise: true, pool: 2, dropout: 0.2}, {channels: 6, kernel: 3, padding: 1}], "
                        + "hidden: [10, 9], hiddenDropout: 0.5, weights: he-fan-out}"))
                .isEqualTo(MIXED);
        NetworkTexts.assertSurvives(MIXED);
        NetworkTexts.assertSurvivesJson(MIXED, Nets.setting(SMALL, 4, 1));
    }
}
