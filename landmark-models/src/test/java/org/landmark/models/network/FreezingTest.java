package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.junit.jupiter.api.Test;
import org.landmark.data.InputException;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.layers.FastPath;
import org.landmark.models.updater.NetworkUpdater;
import org.landmark.models.updater.TorchAdam;
import org.landmark.models.updater.WeightDecay;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

class FreezingTest {
    private static final InputSpec INPUT = Nets.input(32, 32);
    private static final ResNet18 NARROW = new ResNet18(4, null, null);
    private static final List<String> BACKBONE = List.of("conv1", "bn1", "layer1", "layer2", "layer3");
    private static final IUpdater UPDATER =
            new TorchAdam(0.01, null, new WeightDecay(0.1, true, false), 1, 0.9, 0.999, 1e-8);

    private static NetworkSetting setting() {
        return Nets.setting(INPUT, 2, 1, UPDATER);
    }

    private static ComputationGraph stock(List<String> frozen) {
        ComputationGraph network = new ComputationGraph(new Freezing(NARROW.configure(setting())).freeze(frozen));
        network.init();
        NetworkUpdater.install(network);
        return network;
    }

    private static Map<String, INDArray> parameters(ComputationGraph network) {
        Map<String, INDArray> copies = new LinkedHashMap<>();
        network.paramTable().forEach((name, values) -> copies.put(name, values.dup()));
        return copies;
    }

    /** As in a fine-tuning of its last stage; running statistics included. */
    @Test
    void frozenLayersStayAsTheyAreAndTheOthersLearn() {
        for (ComputationGraph network : List.of(stock(BACKBONE), NARROW.create(setting(), BACKBONE))) {
            Map<String, INDArray> before = parameters(network);
            network.fit(Nets.batch(INPUT, 2, 4, 5));
            network.fit(Nets.batch(INPUT, 2, 4, 6));
            parameters(network).forEach((name, values) -> {
                boolean trained = name.startsWith("layer4") || name.startsWith("output");
                assertThat(values.equals(before.get(name))).as(name).isEqualTo(!trained);
            });
        }
    }

    @Test
    void theFastPathComputesWhatStockComputes() {
        ComputationGraph stock = stock(BACKBONE);
        ComputationGraph fast = NARROW.create(setting(), BACKBONE);
        stock.setParams(fast.params());
        for (int step = 0; step < 3; step++) {
            stock.fit(Nets.batch(INPUT, 2, 4, step));
            fast.fit(Nets.batch(INPUT, 2, 4, step));
            assertThat(Math.abs(fast.score() - stock.score())).isLessThan(1e-3 * stock.score());
        }
    }

    @Test
    void batchNormalisationOfFrozenPartsComputesAsInInference() {
        ComputationGraph network = NARROW.create(setting(), BACKBONE);
        INDArray one = Nets.batch(INPUT, 2, 1, 5).getFeatures(0);
        INDArray many = Nets.batch(INPUT, 2, 3, 5).getFeatures(0);
        INDArray alone = network.feedForward(one, true).get("layer3_1_relu2");
        INDArray among = network.feedForward(many, true).get("layer3_1_relu2");
        INDArray expected = network.feedForward(many, false).get("layer3_1_relu2");
        assertThat(among.distance2(expected)).isLessThan(1e-5);
        assertThat(alone.length()).isEqualTo(among.length() / 3);
    }

    @Test
    void theyAreNeitherCountedNorKeptByTheUpdater() {
        ComputationGraph whole = NARROW.create(setting());
        ComputationGraph tuned = NARROW.create(setting(), BACKBONE);
        assertThat(TrainableParameters.count(tuned)).isLessThan(TrainableParameters.count(whole));
        assertThat(tuned.getUpdater().getStateViewArray().length()).isEqualTo(2 * TrainableParameters.count(tuned));
        assertThat(whole.getUpdater().getStateViewArray().length()).isEqualTo(2 * TrainableParameters.count(whole));
        assertThat(tuned.params()).isEqualTo(whole.params());
    }

    @Test
    void aSavedNetworkKeepsThemFrozen() {
        ComputationGraph network = NARROW.create(setting(), BACKBONE);
        ComputationGraph read = new ComputationGraph(ComputationGraphConfiguration.fromJson(
                network.getConfiguration().toJson()));
        read.init(network.params().dup(), false);
        ComputationGraph fast = FastPath.enable(read);
        assertThat(fast.getLayer("layer3_1_conv2")).isInstanceOf(FrozenLayer.class);
        assertThat(fast.getLayer("layer4_0_conv1")).isNotInstanceOf(FrozenLayer.class);
        network.fit(Nets.batch(INPUT, 2, 4, 5));
        fast.fit(Nets.batch(INPUT, 2, 4, 5));
        assertThat(fast.params()).isEqualTo(network.params());
    }

    @Test
    void whatCanNotBeFrozenIsRefused() {
        assertThatThrownBy(() -> NARROW.create(setting(), List.of("conv9")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "train.frozen: no layer that can be frozen is called conv9 or begins with it (there are: bn1, conv1,"
                                + " layer1, layer2, layer3, layer4)");
        assertThatThrownBy(() -> NARROW.create(setting(), List.of("lay"))).hasMessageContaining("called lay or");
        assertThatThrownBy(() -> NARROW.create(setting(), List.of("output"))).hasMessageContaining("called output or");
        assertThatThrownBy(() -> NARROW.create(setting(), List.of("relu"))).hasMessageContaining("called relu or");
        assertThatThrownBy(() -> NARROW.create(setting(), List.of("conv1", "layer1")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "train.frozen: bn1 is before a layer that is frozen, and would not be trained either (freeze it"
                                + " too)");
        assertThatThrownBy(() -> NARROW.requireFreezable(setting(), List.of("conv9")))
                .isInstanceOf(InputException.class);
    }
}
