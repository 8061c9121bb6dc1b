package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.learning.config.NoOp;

class ResNet50Test {
    private static final ResNet50 THIN = new ResNet50(2, null, null);
    private static final List<Integer> BLOCKS = List.of(3, 4, 6, 3);

    @ParameterizedTest
    @CsvSource({"GREY, 23_780_424", "RGB, 23_786_696"})
    void hasAsManyParametersAsTorchvisions(InputSpec.Colour colour, String count) {
        InputSpec input = new InputSpec(64, 64, colour, null);
        ComputationGraph network = Nets.built(ResNet50.DEFAULT, Nets.setting(input, 68, 1, new NoOp()));
        long expected = Long.parseLong(count.replace("_", ""));

        assertThat(TrainableParameters.count(network)).isEqualTo(expected);
        assertThat(network.numParams()).isEqualTo(expected + 53_120);
    }

    @Test
    void everyLayerHasTheShapeOfItsDescription() {
        Map<String, List<Long>> expected = new HashMap<>();
        for (String name : List.of("conv1", "bn1", "relu")) {
            expected.put(name, List.of(64L, 112L, 112L));
        }
        expected.put("maxpool", List.of(64L, 56L, 56L));
        for (int stage = 1; stage <= 4; stage++) {
            long inner = 32L << stage;
            long side = 112 >> stage;
            for (int block = 0; block < BLOCKS.get(stage - 1); block++) {
                String name = "layer" + stage + "_" + block + "_";
                long before = block == 0 && stage > 1 ? 2 * side : side;
                for (String layer : List.of("conv1", "bn1", "relu1")) {
                    expected.put(name + layer, List.of(inner, before, before));
                }
                for (String layer : List.of("conv2", "bn2", "relu2")) {
                    expected.put(name + layer, List.of(inner, side, side));
                }
                for (String layer : List.of("conv3", "bn3", "add", "relu3")) {
                    expected.put(name + layer, List.of(4 * inner, side, side));
                }
            }
            expected.put("layer" + stage + "_0_downsample_0", List.of(4 * inner, side, side));
            expected.put("layer" + stage + "_0_downsample_1", List.of(4 * inner, side, side));
        }
        expected.put("avgpool", List.of(2048L));
        expected.put("output", List.of(136L));

        InputSpec rgb = new InputSpec(224, 224, InputSpec.Colour.RGB, null);
        assertThat(LayerShapes.of(ResNet50.DEFAULT, Nets.setting(rgb, 68, 1)))
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void theStrideIsInTheMiddleOfABlock() {
        ComputationGraph network = Nets.built(THIN, Nets.setting(Nets.input(32, 32), 1, 1));

        assertThat(convolution(network, "layer2_0_conv1").getStride()).containsExactly(1, 1);
        assertThat(convolution(network, "layer2_0_conv2").getStride()).containsExactly(2, 2);
        assertThat(convolution(network, "layer4_2_conv2").getStride()).containsExactly(1, 1);
    }

    @Test
    void refusesWhatItIsNotFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResNet50(1025, null, null))
                .withMessage("width must be a number from 1 to 1024, came 1025");
        NetworkTexts.assertRefused(
                THIN,
                Nets.mapsSetting(Nets.input(32, 32), 5, 1, new NoOp()),
                "network resnet50: expected a row of numbers as target, [n], came [5, 32, 32]");
    }

    @Test
    void isReadAndWrittenByItsName() {
        assertThat(NetworkTexts.read("{name: resnet50}")).isEqualTo(ResNet50.DEFAULT);
        assertThat(NetworkTexts.read("{name: resnet50, width: 64, padding: 3, weights: he-fan-out}"))
                .isEqualTo(ResNet50.DEFAULT);
        NetworkTexts.assertSurvives(new ResNet50(8, 2, WeightInitialisation.HE));
        NetworkTexts.assertSurvivesJson(THIN, Nets.setting(Nets.input(32, 32), 1, 1));
        NetworkTexts.assertRefused("{name: resnet50, depth: 101}", "(accepted: width, padding, weights)");
    }

    private static ConvolutionLayer convolution(ComputationGraph network, String name) {
        return (ConvolutionLayer) network.getLayer(name).conf().getLayer();
    }
}
