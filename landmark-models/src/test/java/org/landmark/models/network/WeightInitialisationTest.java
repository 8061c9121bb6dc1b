package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Drawn weights against their definitions: a convolution 12 -> 40 of 5x5, and a dense layer 840 -> 50. */
class WeightInitialisationTest {
    private static final String CONVOLUTION = "conv2_W";
    private static final String DENSE = "fc1_W";

    @ParameterizedTest
    @CsvSource({CONVOLUTION + ", 300", DENSE + ", 840"})
    void fanInFillsItsBoundsEvenly(String name, int fanIn) {
        double[] weights = drawn(WeightInitialisation.FAN_IN, name);
        double bound = 1 / Math.sqrt(fanIn);

        assertThat(weights).hasSizeGreaterThan(10_000);
        double largest = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(bound * (1 + 1e-6)).isGreaterThan(0.995 * bound);
        assertThat(mean(weights)).isCloseTo(0, within(0.03 * bound));
        assertThat(variance(weights)).isCloseTo(bound * bound / 3, within(0.04 * bound * bound / 3));
    }

    @ParameterizedTest
    @CsvSource({CONVOLUTION + ", 300", DENSE + ", 840"})
    void heIsNormalWithTwiceTheInverseFanIn(String name, int fanIn) {
        assertNormal(drawn(WeightInitialisation.HE, name), 2.0 / fanIn);
    }

    @Test
    void heFanOutIsTorchvisions() {
        assertNormal(drawn(WeightInitialisation.HE_FAN_OUT, CONVOLUTION), 2.0 / (40 * 25));
        assertThat(drawn(WeightInitialisation.HE_FAN_OUT, DENSE)).isEqualTo(drawn(WeightInitialisation.FAN_IN, DENSE));
    }

    /** Deeplearning4j would divide a strided convolution's fan-out by its stride. */
    @Test
    void heFanOutHeedsNoStride() {
        ResNet18 spec = new ResNet18(16, null, WeightInitialisation.HE_FAN_OUT);
        double[] weights = Nets.built(spec, Nets.setting(Nets.input(32, 32), 1, 3))
                .paramTable()
                .get("layer3_0_conv1_W")
                .dup()
                .data()
                .asDouble();

        assertNormal(weights, 2.0 / (64 * 9));
    }

    @ParameterizedTest
    @CsvSource({CONVOLUTION + ", 300, 1000", DENSE + ", 840, 50"})
    void xavierIsNormalWithTheMeanOfBothFans(String name, int fanIn, int fanOut) {
        assertNormal(drawn(WeightInitialisation.XAVIER, name), 2.0 / (fanIn + fanOut));
    }

    @ParameterizedTest
    @EnumSource(WeightInitialisation.class)
    void biasesBeginAtZero(WeightInitialisation weights) {
        network(weights).paramTable().forEach((name, values) -> {
            if (name.endsWith("_b")) {
                assertThat(values.dup().data().asDouble()).containsOnly(0);
            }
        });
    }

    @Test
    void namesAreThoseOfExperiments() {
        assertThat(WeightInitialisation.values())
                .extracting(Object::toString)
                .containsExactly("fan-in", "he", "he-fan-out", "xavier");
    }

    private static void assertNormal(double[] weights, double variance) {
        double deviation = Math.sqrt(variance);
        assertThat(weights).hasSizeGreaterThan(10_000);
        assertThat(mean(weights)).isCloseTo(0, within(0.04 * deviation));
        assertThat(variance(weights)).isCloseTo(variance, within(0.06 * variance));
        assertThat(share(weights, deviation)).isCloseTo(0.6827, within(0.02));
        assertThat(share(weights, 2 * deviation)).isCloseTo(0.9545, within(0.01));
    }

    private static double[] drawn(WeightInitialisation weights, String name) {
        return network(weights).paramTable().get(name).dup().data().asDouble();
    }

    private static ComputationGraph network(WeightInitialisation weights) {
        SmallCnn spec = new SmallCnn(List.of(12, 40), 5, List.of(50), weights);
        return Nets.built(spec, Nets.setting(Nets.input(40, 25), 1, 3));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }

    private static double share(double[] values, double within) {
        return Arrays.stream(values).filter(x -> Math.abs(x) <= within).count() / (double) values.length;
    }
}
