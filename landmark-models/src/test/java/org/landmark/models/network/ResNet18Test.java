package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class ResNet18Test {
    private static final ResNet18 THIN = new ResNet18(2, null, null);
    private static final InputSpec RGB = new InputSpec(224, 224, InputSpec.Colour.RGB, null);

    @Test
    void hasAsManyParametersAsTorchvisions() {
        NetworkSetting grey = Nets.setting(Nets.input(224, 224), 68, 1, new NoOp());
        ComputationGraph network = Nets.built(ResNet18.DEFAULT, grey);

        assertThat(TrainableParameters.count(network)).isEqualTo(11_240_008);
        // beside those, a mean and a variance for each normalised channel
        assertThat(network.numParams()).isEqualTo(11_240_008 + 2 * 4_800);
    }

    @Test
    void everyLayerHasTheShapeOfItsDescription() {
        Map<String, List<Long>> shapes = shapes(ResNet18.DEFAULT, Nets.setting(RGB, 68, 1));

        Map<String, List<Long>> expected = new HashMap<>();
        for (String name : List.of("conv1", "bn1", "relu")) {
            expected.put(name, List.of(64L, 112L, 112L));
        }
        expected.put("maxpool", List.of(64L, 56L, 56L));
        for (int stage = 1; stage <= 4; stage++) {
            long side = 112 >> stage;
            List<Long> shape = List.of(32L << stage, side, side);
            for (String block : List.of("_0_", "_1_")) {
                for (String layer : List.of("conv1", "bn1", "relu1", "conv2", "bn2", "add", "relu2")) {
                    expected.put("layer" + stage + block + layer, shape);
                }
            }
            if (stage > 1) {
                expected.put("layer" + stage + "_0_downsample_0", shape);
                expected.put("layer" + stage + "_0_downsample_1", shape);
            }
        }
        expected.put("avgpool", List.of(512L));
        expected.put("output", List.of(136L));
        assertThat(shapes).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"224, 2, 111, 56", "224, 0, 109, 55", "225, 3, 113, 57", "8, 0, 1, 1", "8, 6, 7, 4"})
    void theFirstConvolutionIsPaddedAsAskedForAndRoundsDown(int side, int padding, long convolved, long pooled) {
        Map<String, List<Long>> shapes =
                shapes(new ResNet18(2, padding, null), Nets.setting(Nets.input(side, side), 1, 1));

        assertThat(shapes.get("conv1")).containsExactly(2L, convolved, convolved);
        assertThat(shapes.get("maxpool")).containsExactly(2L, pooled, pooled);
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "33, 47", "8, 9"})
    void computesTheShapesThatAreConfigured(int width, int height) {
        NetworkSetting setting = Nets.setting(Nets.input(width, height), 2, 1);
        Map<String, INDArray> outputs = Nets.built(THIN, setting).feedForward(Nd4j.rand(3, 1, height, width), false);

        shapes(THIN, setting).forEach((name, shape) -> {
            long[] actual = outputs.get(name).shape();
            assertThat(actual[0]).isEqualTo(3);
            assertThat(Arrays.stream(actual).skip(1).boxed().toList()).as(name).isEqualTo(shape);
        });
    }

    @Test
    void aBlockAddsWhatCameIn() {
        ComputationGraph network = Nets.built(THIN, Nets.setting(Nets.input(32, 32), 1, 1));
        network.paramTable().get("layer1_0_bn2_gamma").assign(0);

        Map<String, INDArray> outputs = network.feedForward(Nd4j.rand(2, 1, 32, 32), false);

        assertThat(outputs.get("layer1_0_relu2")).isEqualTo(outputs.get("maxpool"));
        assertThat(outputs.get("maxpool").maxNumber().doubleValue()).isPositive();
    }

    @Test
    void drawsConvolutionsByHeAndTheLastLayerByFanIn() {
        ComputationGraph network = Nets.built(new ResNet18(16, null, null), Nets.setting(Nets.input(32, 32), 68, 1));

        double convolution =
                network.paramTable().get("layer4_1_conv2_W").stdNumber().doubleValue();
        assertThat(convolution * convolution * 128 * 9).isBetween(1.95, 2.05);
        INDArray last = network.paramTable().get("output_W");
        assertThat(last.amaxNumber().doubleValue() * Math.sqrt(128)).isBetween(0.99, 1.0001);
    }

    @Test
    void refusesWhatItIsNotFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResNet18(0, null, null))
                .withMessage("width must be a number from 1 to 1024, came 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResNet18(null, 7, null))
                .withMessage("padding must be a number from 0 to 6, came 7");
        NetworkSetting maps = Nets.mapsSetting(Nets.input(32, 32), 5, 1, new NoOp());
        assertThatThrownBy(() -> THIN.configure(maps))
                .isInstanceOf(InputException.class)
                .hasMessage("network resnet18: expected a row of numbers as target, [n], came [5, 32, 32]");
    }

    @Test
    void isReadAndWrittenByItsName() {
        ResNet18 other = new ResNet18(32, 2, WeightInitialisation.XAVIER);

        assertThat(read("{name: resnet18}")).isEqualTo(ResNet18.DEFAULT);
        assertThat(read("{name: resnet18, width: 64, padding: 3, weights: he}")).isEqualTo(ResNet18.DEFAULT);
        assertThat(read("{name: resnet18, width: 32, padding: 2, weights: xavier}"))
                .isEqualTo(other);
        String yaml = ConfigWriter.yaml(new Holder(other));
        assertThat(yaml).contains("name: resnet18").contains("padding: 2");
        assertThat(ConfigReader.yaml(yaml, "test", List.of(), Holder.class).network())
                .isEqualTo(other);
        assertThat(ConfigReader.json(ConfigWriter.json(new Holder(other)), "test", Holder.class)
                        .network())
                .isEqualTo(other);
        assertThatThrownBy(() -> read("{name: resnet18, depth: 34}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("(accepted: width, padding, weights)");
    }

    private static Map<String, List<Long>> shapes(NetworkSpec spec, NetworkSetting setting) {
        ComputationGraphConfiguration graph = spec.configure(setting);
        Map<String, List<Long>> shapes = new HashMap<>();
        for (Map.Entry<String, InputType> type :
                graph.getLayerActivationTypes(setting.inputType()).entrySet()) {
            if (graph.getVertices().containsKey(type.getKey())) {
                long[] shape = type.getValue().getShape();
                shapes.put(type.getKey(), Arrays.stream(shape).boxed().toList());
            }
        }
        return shapes;
    }

    private static NetworkSpec read(String network) {
        return ConfigReader.yaml("network: " + network, "test", List.of(), Holder.class)
                .network();
    }

    record Holder(NetworkSpec network) {}
}
