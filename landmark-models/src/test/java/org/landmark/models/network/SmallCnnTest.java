package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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

class SmallCnnTest {
    private static final SmallCnn OTHER = new SmallCnn(List.of(3, 4), 3, List.of(7, 8), WeightInitialisation.XAVIER);
    private static final NetworkSetting NOSE = Nets.setting(Nets.input(80, 60), 1, 1);

    @Test
    void hasTheShapesOfItsDescription() {
        ComputationGraph network = Nets.built(SmallCnn.DEFAULT, NOSE);

        Map<String, INDArray> outputs = network.feedForward(Nd4j.zeros(3, 1, 60, 80), false);

        assertThat(outputs.get("pool1").shape()).containsExactly(3, 12, 28, 38);
        assertThat(outputs.get("pool2").shape()).containsExactly(3, 16, 12, 17);
        assertThat(outputs.get("pool3").shape()).containsExactly(3, 32, 4, 6);
        assertThat(outputs.get("fc1").shape()).containsExactly(3, 100);
        assertThat(outputs.get(NetworkSetting.OUTPUT).shape()).containsExactly(3, 2);
        assertThat(network.numParams()).isEqualTo(95_062);
    }

    @Test
    void isTheNoseNetworkOfTheSourceWithTwelveChannels() {
        SmallCnn spec = new SmallCnn(List.of(12, 12, 12), null, null, null);

        assertThat(Nets.built(spec, NOSE).numParams()).isEqualTo(36_638);
    }

    @Test
    void countsColourChannelsAndAnyNumberOfHiddenLayers() {
        InputSpec rgb = new InputSpec(11, 12, InputSpec.Colour.RGB, List.of(-1.0, 1.0));
        SmallCnn spec = new SmallCnn(List.of(2), 3, List.of(), null);

        ComputationGraph network = Nets.built(spec, Nets.setting(rgb, 58, 1));

        // 3x3x3 -> 2 with biases, then 2x5x4 -> 116
        assertThat(network.numParams()).isEqualTo(2 * 27 + 2 + 40 * 116 + 116);
    }

    @Test
    void outputsAreNotSquashed() {
        ComputationGraph network = Nets.tiny(1);
        network.paramTable().get("output_b").assign(-37);

        assertThat(network.outputSingle(Nd4j.zeros(1, 1, 12, 11)).toFloatVector())
                .containsExactly(-37f, -37f);
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmallCnn(List.of(), null, null, null))
                .withMessage("channels must be one or more numbers from 1 to 16384, came []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmallCnn(List.of(12, 0), null, null, null))
                .withMessageContaining("came [12, 0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmallCnn(null, 0, null, null))
                .withMessage("kernel must be a number from 1 to 64, came 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmallCnn(null, null, List.of(100, -1), null))
                .withMessage("hidden must be numbers from 1 to 16384, came [100, -1]");
    }

    @ParameterizedTest
    @CsvSource({"35, 80, 5x17", "80, 35, 17x5", "35, 35, 5x5"})
    void anInputThatTheBlocksUseUpIsRefused(int width, int height, String cells) {
        NetworkSetting setting = Nets.setting(Nets.input(width, height), 1, 1);

        assertThatThrownBy(() -> SmallCnn.DEFAULT.configure(setting))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "network small-cnn: an input of %dx%d is too small: block 3 (kernel 5, padding 0, pool 2) "
                                + "leaves nothing of %s cells",
                        width, height, cells);
    }

    @Test
    void theSmallestInputThatIsAcceptedWorks() {
        ComputationGraph network = Nets.built(SmallCnn.DEFAULT, Nets.setting(Nets.input(36, 36), 1, 1));

        assertThat(network.outputSingle(Nd4j.zeros(1, 1, 36, 36)).shape()).containsExactly(1, 2);
    }

    @Test
    void weightsDependOnTheSeedAlone() {
        INDArray first = Nets.tiny(5).params().dup();
        Nd4j.getRandom().nextGaussian();

        assertThat(Nets.tiny(5).params().data().asFloat())
                .isEqualTo(first.data().asFloat());
        assertThat(Nets.tiny(6).params().equalsWithEps(first, 1e-3)).isFalse();
    }

    @Test
    void survivesJsonUnderItsName() {
        String json = ConfigWriter.json(new Holder(OTHER));

        assertThat(json).contains("\"name\" : \"small-cnn\"").contains("\"weights\" : \"xavier\"");
        assertThat(ConfigReader.json(json, "test", Holder.class).network()).isEqualTo(OTHER);
    }

    @Test
    void survivesYamlUnderItsName() {
        String yaml = ConfigWriter.yaml(new Holder(OTHER));

        assertThat(yaml).contains("name: small-cnn").contains("weights: xavier");
        assertThat(ConfigReader.yaml(yaml, "test", List.of(), Holder.class).network())
                .isEqualTo(OTHER);
    }

    @Test
    void isReadFromYamlByItsName() {
        assertThat(read("{name: small-cnn, channels: [3, 4], kernel: 3, hidden: [7, 8], weights: xavier}"))
                .isEqualTo(OTHER);
    }

    @Test
    void takesDefaultsForKeysThatAreLeftOut() {
        assertThat(read("{name: small-cnn}")).isEqualTo(SmallCnn.DEFAULT);
        assertThat(read("{name: small-cnn, weights: fan-in}")).isEqualTo(SmallCnn.DEFAULT);
        assertThat(read("{name: small-cnn, hidden: []}"))
                .isEqualTo(new SmallCnn(null, null, List.of(), WeightInitialisation.FAN_IN));
    }

    @Test
    void errorsOfAnExperimentNameTheKeyAndWhatIsAccepted() {
        assertThatThrownBy(() -> read("{name: large-cnn}"))
                .isInstanceOf(InputException.class)
                .hasMessage("test: network: unknown 'large-cnn' (accepted: cnn, fcn-resnet50, "
                        + "heatmap-resnet, integral-resnet, resnet18, resnet50, shapenet, small-cnn, unet)");
        assertThatThrownBy(() -> read("{name: small-cnn, chanels: [1]}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("chanels")
                .hasMessageContaining("(accepted: channels, kernel, hidden, weights)");
        assertThatThrownBy(() -> read("{name: small-cnn, kernel: 0}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("kernel must be a number from 1 to 64, came 0");
        assertThatThrownBy(() -> read("{name: small-cnn, weights: ones}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("fan-in")
                .hasMessageContaining("he")
                .hasMessageContaining("xavier");
    }

    private static NetworkSpec read(String network) {
        return ConfigReader.yaml("network: " + network, "test", List.of(), Holder.class)
                .network();
    }

    record Holder(NetworkSpec network) {}
}
