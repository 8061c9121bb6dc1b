package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Every network of ours on the fast path computes what the stock one computes in double precision.
 *
 * <p>Where hundreds of thousands of numbers are cut off at 0, one of them lies so near to it that rounding decides on which side, and
 * gradients jump by some hundredths (ResNet18 at full width: -2.4e-6 in double, 8e-7 in single precision, where numbers that size are
 * off by up to 5e-5). The stock network in single precision jumps alike, elsewhere (UNet, after a step). Therefore wide networks are
 * made smooth to have their gradients compared.
 */
@ExtendWith(OneThread.class)
class NetworkEqualityTest {
    private static final IUpdater UPDATER = new Nesterovs(0.01, 0.9);

    private record Case(String name, ComputationGraphConfiguration configuration, MultiDataSet data) {
        ComputationGraph stock() {
            ComputationGraph network = new ComputationGraph(configuration.clone());
            network.init();
            return network;
        }

        /** With a function and a pooling without bends. */
        Case smooth() {
            String json = configuration
                    .toJson()
                    .replace("ActivationReLU", "ActivationELU")
                    .replace("\"poolingType\" : \"MAX\"", "\"poolingType\" : \"AVG\"");
            assertThat(json).doesNotContain("ReLU", "MAX");
            return new Case(name, ComputationGraphConfiguration.fromJson(json), data);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> narrowNetworks() {
        return Stream.of(
                coordinates("SmallCnn", SmallCnn.DEFAULT, grey(60, 60), 2),
                coordinates("SmallCnn 12/12/12", new SmallCnn(List.of(12, 12, 12), null, null, null), grey(64, 53), 3),
                coordinates("ResNet18, width 6, colour", new ResNet18(6, null, null), colour(64, 64), 2),
                coordinates("ResNet18, width 8, grey", new ResNet18(8, null, null), grey(64, 64), 2),
                maps("UNet 4/6/9", new UNet(List.of(4, 6, 9), null), colour(32, 32)));
    }

    static Stream<Case> wideNetworks() {
        return Stream.of(
                coordinates("ResNet18, colour", ResNet18.DEFAULT, colour(64, 64), 2),
                maps("UNet, grey", UNet.DEFAULT, grey(32, 32)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("narrowNetworks")
    void fastComputesWhatStockComputesInDouble(Case network) {
        assertEqualToDouble(network);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wideNetworks")
    void madeSmoothAlsoAtFullWidth(Case network) {
        assertEqualToDouble(network.smooth());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wideNetworks")
    void outputsAndScoresAlsoAtFullWidth(Case network) {
        ComputationGraph stock = network.stock();
        ComputationGraph fast = FastPath.enable(network.stock());

        Outcome.ofOutputs(fast, network.data()).assertCloseTo(Outcome.ofOutputs(stock, network.data()));
        fast.fit(network.data()); // scores before it trains
        stock.fit(network.data());
        assertThat(fast.score()).isCloseTo(stock.score(), withinPercentage(0.01));
    }

    private static void assertEqualToDouble(Case network) {
        Outcome inDouble = Precision.inDouble(
                () -> Outcome.of(network.stock().convertDataType(DataType.DOUBLE), Batches.inDouble(network.data())));

        Outcome.of(FastPath.enable(network.stock()), network.data()).assertCloseTo(inDouble);
    }

    private static Case coordinates(String name, NetworkSpec spec, InputSpec input, int faces) {
        return new Case(name, spec.configure(Nets.setting(input, 5, 3, UPDATER)), Nets.batch(input, 5, faces, 11));
    }

    private static Case maps(String name, NetworkSpec spec, InputSpec input) {
        return new Case(name, spec.configure(Nets.mapsSetting(input, 3, 3, UPDATER)), Nets.mapsBatch(input, 3, 2, 11));
    }

    private static InputSpec grey(int width, int height) {
        return new InputSpec(width, height, Colour.GREY, null);
    }

    private static InputSpec colour(int width, int height) {
        return new InputSpec(width, height, Colour.RGB, null);
    }
}
