package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.loss.Loss;
import org.landmark.models.loss.MeanAbsolute;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

class UNetTest {
    private static final UNet THIN = new UNet(List.of(2, 3, 4), null);
    private static final InputSpec SMALL = Nets.input(12, 8);

    @Test
    void hasAsManyParametersAsItsPeerInPyTorch() {
        ComputationGraph network = Nets.built(UNet.DEFAULT, faces(128));

        assertThat(TrainableParameters.count(network)).isEqualTo(7_869_632);
    }

    @Test
    void everyLayerHasTheShapeOfItsDescription() {
        NetworkSetting setting = faces(128);
        ComputationGraphConfiguration graph = UNet.DEFAULT.configure(setting);
        Map<String, List<Long>> shapes = new HashMap<>();
        graph.getLayerActivationTypes(setting.inputType())
                .forEach((name, type) ->
                        shapes.put(name, Arrays.stream(type.getShape()).boxed().toList()));
        shapes.keySet().retainAll(graph.getVertices().keySet());

        Map<String, List<Long>> expected = new HashMap<>();
        for (int level = 1; level <= 4; level++) {
            long channels = 16L << level;
            long side = 256 >> level;
            twice(expected, "down" + level, List.of(channels, side, side));
            expected.put("pool" + level, List.of(channels, side / 2, side / 2));
            expected.put("deconv" + level, List.of(channels, side, side));
            expected.put("merge" + level, List.of(2 * channels, side, side));
            twice(expected, "up" + level, List.of(channels, side, side));
        }
        twice(expected, "bottom", List.of(512L, 8L, 8L));
        expected.put("head", List.of(68L, 128L, 128L));
        expected.put("output", List.of(68L, 128L, 128L));
        assertThat(shapes).isEqualTo(expected);
    }

    @Test
    void putsWhatComesUpBeforeWhatWasKept() {
        ComputationGraph network = Nets.built(THIN, Nets.mapsSetting(SMALL, 5, 1, new NoOp()));

        Map<String, INDArray> outputs = network.feedForward(Nd4j.rand(3, 1, 8, 12), false);

        for (int level : new int[] {1, 2}) {
            assertThat(outputs.get("merge" + level))
                    .isEqualTo(Nd4j.concat(1, outputs.get("deconv" + level), outputs.get("down" + level + "_relu2")));
        }
        assertThat(outputs.get("output").shape()).containsExactly(3, 5, 8, 12);
        assertThat(outputs.get("output")).isEqualTo(outputs.get("head"));
    }

    @Test
    void scoreIsTheMeanSquaredErrorOverAllCells() {
        MultiDataSet faces = Nets.mapsBatch(SMALL, 5, 3, 1);
        ComputationGraph network = Nets.built(THIN, Nets.mapsSetting(SMALL, 5, 1, new NoOp()));

        assertThat(network.score(faces, false)).isCloseTo(meanSquare(network, faces), withinPercentage(1e-3));
    }

    @Test
    void scoreIsTheMeanAbsoluteErrorOverAllCells() {
        MultiDataSet faces = Nets.mapsBatch(SMALL, 5, 3, 1);
        ComputationGraph network = Nets.built(
                THIN,
                new NetworkSetting(
                        SMALL,
                        Nets.mapsSetting(SMALL, 5, 1, new NoOp()).target(),
                        new MeanAbsolute(),
                        new NoOp(),
                        new Seed(1)));

        double mean = Transforms.abs(error(network, faces)).meanNumber().doubleValue();

        assertThat(network.score(faces, false)).isCloseTo(mean, withinPercentage(1e-3));
    }

    @Test
    void aStepGoesAlongTheGradientOfThatMean() {
        MultiDataSet faces = Nets.mapsBatch(SMALL, 5, 1, 1);
        ComputationGraph network = Nets.built(THIN, Nets.mapsSetting(SMALL, 5, 1, new Sgd(1)));
        INDArray before = network.paramTable().get("head_W").dup();
        Map<String, INDArray> outputs = network.feedForward(faces.getFeatures(), true);
        INDArray error = outputs.get("output").sub(faces.getLabels(0));
        // the weight of an inner tap of map 3 and channel 1: the mean of twice the error times what the tap sees
        double slope = error.tensorAlongDimension(3, 2, 3)
                        .mul(outputs.get("up1_relu2").tensorAlongDimension(1, 2, 3))
                        .sumNumber()
                        .doubleValue()
                * 2
                / error.length();

        network.fit(faces);

        double step = before.getDouble(3, 1, 3, 3)
                - network.paramTable().get("head_W").getDouble(3, 1, 3, 3);
        assertThat(Math.abs(slope)).isGreaterThan(1e-4);
        assertThat(step).isCloseTo(slope, withinPercentage(0.1));
    }

    @Test
    void transposedConvolutionsAreDrawnAsTheOthersAre() {
        UNet spec = new UNet(List.of(32, 32), WeightInitialisation.HE_FAN_OUT);

        INDArray drawn =
                Nets.built(spec, Nets.mapsSetting(SMALL, 5, 1, new NoOp())).getParam("deconv1_W");

        assertThat(drawn.stdNumber().doubleValue()).isCloseTo(Math.sqrt(2.0 / (32 * 2 * 2)), withinPercentage(3));
    }

    @Test
    void refusesWhatItIsNotFor() {
        refused(
                "network unet: expected maps of the input's size as target, [K, 8, 12], came [4]",
                Nets.setting(SMALL, 2, 1));
        InputSpec larger = Nets.input(16, 8);
        refused(
                "network unet: expected maps of the input's size as target, [K, 8, 16], came [5, 8, 12]",
                new NetworkSetting(
                        larger, Nets.mapsSetting(SMALL, 5, 1, new NoOp()).target(), Loss.MSE, new NoOp(), new Seed(1)));
    }

    @ParameterizedTest
    @CsvSource({"12, 10", "10, 12", "9, 9"})
    void refusesASizeThatCanNotBeHalvedOftenEnough(int width, int height) {
        refused(
                "network unet: an input of " + width + "x" + height
                        + " can't be halved 2 times (expected multiples of 4)",
                Nets.mapsSetting(Nets.input(width, height), 5, 1, new NoOp()));
    }

    @Test
    void refusesOptionsOutOfRange() {
        for (List<Integer> bad : List.of(List.of(8), List.of(8, 0), Collections.nCopies(10, 1), List.of(1, 4097))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UNet(bad, null))
                    .withMessage("channels must be two to 9 numbers from 1 to 4096, came " + bad);
        }
    }

    @Test
    void isReadAndWrittenByItsName() {
        UNet other = new UNet(List.of(4, 8), WeightInitialisation.HE);

        assertThat(read("{name: unet}")).isEqualTo(UNet.DEFAULT);
        assertThat(read("{name: unet, channels: [32, 64, 128, 256, 512], weights: fan-in}"))
                .isEqualTo(UNet.DEFAULT);
        String yaml = ConfigWriter.yaml(new Holder(other));
        assertThat(yaml).contains("name: unet").contains("weights: he");
        assertThat(ConfigReader.yaml(yaml, "test", List.of(), Holder.class).network())
                .isEqualTo(other);
        assertThat(ConfigReader.json(ConfigWriter.json(new Holder(other)), "test", Holder.class)
                        .network())
                .isEqualTo(other);
        assertThatThrownBy(() -> read("{name: unet, levels: 4}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("(accepted: channels, weights)");
    }

    private static void refused(String message, NetworkSetting setting) {
        assertThatThrownBy(() -> THIN.configure(setting))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private static NetworkSetting faces(int side) {
        return Nets.mapsSetting(new InputSpec(side, side, InputSpec.Colour.RGB, null), 68, 1, new NoOp());
    }

    private static void twice(Map<String, List<Long>> expected, String level, List<Long> shape) {
        for (String layer : List.of("conv1", "bn1", "relu1", "conv2", "bn2", "relu2")) {
            expected.put(level + "_" + layer, shape);
        }
    }

    private static double meanSquare(ComputationGraph network, MultiDataSet faces) {
        INDArray error = error(network, faces);
        return error.mul(error).meanNumber().doubleValue();
    }

    private static INDArray error(ComputationGraph network, MultiDataSet faces) {
        return network.outputSingle(faces.getFeatures(0)).sub(faces.getLabels(0));
    }

    private static NetworkSpec read(String network) {
        return ConfigReader.yaml("network: " + network, "test", List.of(), Holder.class)
                .network();
    }

    record Holder(NetworkSpec network) {}
}
