package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.models.network.Cnn;
import org.landmark.models.network.CnnBlock;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.HeatmapResNet;
import org.landmark.models.network.IntegralResNet;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.ResNet50;
import org.landmark.models.network.ShapeNet;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
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

        /** With layers of dropout that drop nothing. */
        Case dropless() {
            String json = configuration.toJson().replaceAll("\"p\" : 0\\.\\d+", "\"p\" : 1.0");
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
                coordinates("IntegralResNet, width 8", integral(8), grey(64, 64), 2),
                coordinates(
                        "IntegralResNet, lateral",
                        new IntegralResNet(8, 3, List.of(8, 6), true, null),
                        grey(64, 64),
                        2),
                coordinates("ShapeNet, width 8", new ShapeNet(8, null, 4, null, null), grey(64, 64), 2),
                coordinates("Cnn without dropout", blocks(0), colour(40, 33), 3),
                maps("HeatmapResNet, width 8", heatmaps(8), grey(64, 64), 16, 16),
                maps("HeatmapResNet, width 8, lateral", lateral(8), grey(64, 64), 16, 16),
                maps("UNet 4/6/9", new UNet(List.of(4, 6, 9), null), colour(32, 32), 32, 32));
    }

    static Stream<Case> wideNetworks() {
        return Stream.of(
                coordinates("ResNet18, colour", ResNet18.DEFAULT, colour(64, 64), 2),
                maps("UNet, grey", UNet.DEFAULT, grey(32, 32), 32, 32));
    }

    /** Deep ones jump as wide ones do. */
    static Stream<Case> deepNetworks() {
        return Stream.of(
                coordinates("ResNet50, width 4, grey", new ResNet50(4, 2, null), grey(57, 64), 2), fcn(), fcnAlone());
    }

    /** They drop numbers at random while they train, and not the same in double precision; two in single precision differ by more. */
    static Stream<Case> networksWithDropout() {
        return Stream.of(
                coordinates("Cnn", blocks(0.3), grey(40, 33), 3),
                fcn().smooth(),
                fcnAlone().smooth());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepNetworks")
    void madeSmoothAlsoAtFullDepth(Case network) {
        assertEqualToDouble(network.smooth().dropless());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networksWithDropout")
    void withDropoutItIsWhatStockComputesFromTheSameSeed(Case network) {
        seeded(FastPath.enable(network.stock()), network.data())
                .assertCloseTo(seeded(network.stock(), network.data()), 1e-3);
    }

    private static Outcome seeded(ComputationGraph network, MultiDataSet data) {
        Outcome outputs = Outcome.ofOutputs(network, data);
        Nd4j.getRandom().setSeed(3);
        Outcome trained = Outcome.ofGradients(network, data);
        trained.groups().putAll(outputs.groups());
        return trained;
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

    private static Case maps(String name, NetworkSpec spec, InputSpec input, int width, int height) {
        ComputationGraphConfiguration configuration =
                spec.configure(Nets.mapsSetting(input, 3, width, height, 3, UPDATER));
        MultiDataSet data = Nets.mapsBatch(input, 3, width, height, 2, 11);
        int outputs = configuration.getNetworkOutputs().size();
        INDArray[] labels = Collections.nCopies(outputs, data.getLabels(0)).toArray(INDArray[]::new);
        return new Case(name, configuration, new MultiDataSet(data.getFeatures(), labels));
    }

    private static Case fcn() {
        return maps("FcnResNet50, width 2", new FcnResNet50(2, null, null, null), grey(40, 32), 50, 32);
    }

    private static Case fcnAlone() {
        return maps("FcnResNet50 alone", new FcnResNet50(3, null, 0.0, null), colour(32, 32), 33, 24);
    }

    private static Cnn blocks(double dropout) {
        return new Cnn(
                List.of(
                        new CnnBlock(6, 7, 2, 3, true, 2, dropout / 3),
                        new CnnBlock(9, 3, 1, 1, false, 0, dropout),
                        new CnnBlock(8, 4, 1, 0, true, null, null)),
                List.of(20, 10),
                dropout,
                null);
    }

    private static HeatmapResNet lateral(int width) {
        return new HeatmapResNet(width, 3, List.of(12, 8), true, null);
    }

    private static HeatmapResNet heatmaps(int width) {
        return new HeatmapResNet(width, 3, List.of(12, 8), null, null);
    }

    private static IntegralResNet integral(int width) {
        return new IntegralResNet(width, 4, List.of(8, 8, 6), null, null);
    }

    private static InputSpec grey(int width, int height) {
        return new InputSpec(width, height, Colour.GREY, null);
    }

    private static InputSpec colour(int width, int height) {
        return new InputSpec(width, height, Colour.RGB, null);
    }
}
