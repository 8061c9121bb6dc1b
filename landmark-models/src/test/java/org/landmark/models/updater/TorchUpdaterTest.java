package org.landmark.models.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.TorchFixture;
import org.landmark.models.layers.FastPath;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A dense network with batch normalisation takes PyTorch's steps. */
class TorchUpdaterTest {
    private static final JsonNode TORCH = TorchFixture.read("updaters");
    private static final int STEPS = 5;

    private static final Map<String, IUpdater> UPDATERS = Map.of(
            "adam", adam(WeightDecay.coupled(0), 0),
            "adam decay", adam(WeightDecay.coupled(0.1), 0),
            "adam small", new TorchAdam(0.01, null, WeightDecay.coupled(0), 0, 0.9, 0.999, 0.01),
            "adamw", adam(new WeightDecay(0.01, true, false), 0),
            "adamw decay", new TorchAdam(0.01, null, new WeightDecay(0.5, true, false), 0, 0.8, 0.95, 1e-8),
            "sgd", sgd(0, 0, false, 0),
            "sgd momentum", sgd(0.1, 0.9, false, 0),
            "sgd nesterov", sgd(0, 0.9, true, 0),
            "clipped", sgd(0, 0, false, 0.5));

    private static TorchAdam adam(WeightDecay decay, double clip) {
        return new TorchAdam(0.01, null, decay, clip, 0.9, 0.999, 1e-8);
    }

    private static TorchSgd sgd(double decay, double momentum, boolean nesterov, double clip) {
        return new TorchSgd(0.1, null, WeightDecay.coupled(decay), clip, momentum, nesterov);
    }

    static Stream<String> names() {
        return UPDATERS.keySet().stream().sorted();
    }

    private static ComputationGraphConfiguration configuration(IUpdater updater, boolean frozen) {
        Layer first = new DenseLayer.Builder()
                .nIn(3)
                .nOut(4)
                .hasBias(false) // batch normalisation would take it away again, and leave rounding for a gradient
                .activation(Activation.IDENTITY)
                .build();
        Layer normalisation = new BatchNormalization.Builder()
                .eps(1e-5)
                .decay(0.9)
                .useLogStd(false)
                .build();
        return new NeuralNetConfiguration.Builder()
                .updater(updater)
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("input")
                .addLayer("first", frozen ? new FrozenLayer(withUpdater(first, updater)) : first, "input")
                .addLayer(
                        "normalisation",
                        frozen ? new FrozenLayer(withUpdater(normalisation, updater)) : normalisation,
                        "first")
                .addLayer("tanh", new ActivationLayer(Activation.TANH), "normalisation")
                .addLayer(
                        "output",
                        new OutputLayer.Builder(Loss.MSE.function(2, 1))
                                .nOut(2)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "tanh")
                .setOutputs("output")
                .setInputTypes(InputType.feedForward(3))
                .build();
    }

    private static Layer withUpdater(Layer layer, IUpdater updater) {
        ((BaseLayer) layer).setIUpdater(updater);
        return layer;
    }

    /** With the fixture's weights to start from. */
    private static ComputationGraph network(IUpdater updater, boolean frozen) {
        ComputationGraph network = new ComputationGraph(configuration(updater, frozen));
        network.init();
        weights(TORCH.get("start")).forEach((name, values) -> network.getParam(name)
                .assign(values.reshape('c', network.getParam(name).shape())));
        return network;
    }

    private static ComputationGraph stock(IUpdater updater) {
        ComputationGraph network = network(updater, false);
        NetworkUpdater.install(network);
        return network;
    }

    private static Map<String, INDArray> weights(JsonNode node) {
        Map<String, INDArray> weights = new java.util.LinkedHashMap<>();
        node.properties()
                .forEach(entry -> weights.put(
                        entry.getKey(),
                        Nd4j.createFromArray(TorchFixture.numbers(entry.getValue()))
                                .castTo(DataType.FLOAT)));
        return weights;
    }

    private static DataSet batch() {
        return new DataSet(
                Nd4j.createFromArray(TorchFixture.numbers(TORCH.get("inputs")))
                        .castTo(DataType.FLOAT)
                        .reshape(5, 3),
                Nd4j.createFromArray(TorchFixture.numbers(TORCH.get("targets")))
                        .castTo(DataType.FLOAT)
                        .reshape(5, 2));
    }

    @ParameterizedTest
    @MethodSource("names")
    void stepsArePyTorchs(String name) {
        ComputationGraph stock = stock(UPDATERS.get(name));
        ComputationGraph fast = FastPath.enable(network(UPDATERS.get(name), false));
        for (int step = 0; step < STEPS; step++) {
            stock.fit(batch());
            fast.fit(batch());
            Map<String, INDArray> expected = weights(TORCH.get(name).get(step));
            for (ComputationGraph network : new ComputationGraph[] {stock, fast}) {
                expected.forEach((key, values) -> assertThat(
                                network.getParam(key).dup('c').ravel().toDoubleVector())
                        .as(key)
                        .containsExactly(values.toDoubleVector(), within(2e-6)));
            }
        }
    }

    /** The fixtures differ by far more than the tolerance, so that no setting is taken for another. */
    @Test
    void everySettingTellsInTheFixtures() {
        for (String one : UPDATERS.keySet()) {
            for (String other : UPDATERS.keySet()) {
                INDArray first = weights(TORCH.get(one).get(STEPS - 1)).get("normalisation_gamma");
                INDArray second = weights(TORCH.get(other).get(STEPS - 1)).get("normalisation_gamma");
                if (!one.equals(other)) {
                    assertThat(first.distance2(second)).as(one + ", " + other).isGreaterThan(1e-4);
                }
            }
        }
    }

    @Test
    void decayOfWeightsLeavesBiasesAndBatchNormalisationAlone() {
        ComputationGraph without = stock(adam(new WeightDecay(0, true, false), 0));
        ComputationGraph weights = stock(adam(new WeightDecay(0.5, true, true), 0));
        without.fit(batch());
        weights.fit(batch());
        without.paramTable().forEach((name, values) -> {
            INDArray start = TORCH.get("start").has(name)
                    ? weights(TORCH.get("start")).get(name).reshape('c', values.shape())
                    : null;
            INDArray expected = name.endsWith("_W") ? values.sub(start.mul(0.01 * 0.5)) : values;
            assertThat(weights.getParam(name).distance2(expected)).as(name).isLessThan(1e-6);
        });
    }

    @Test
    void runningStatisticsAreNotDecayed() {
        ComputationGraph decayed = FastPath.enable(network(adam(new WeightDecay(1, true, false), 0), false));
        ComputationGraph plain = FastPath.enable(network(adam(WeightDecay.coupled(0), 0), false));
        decayed.fit(batch());
        plain.fit(batch());
        assertThat(decayed.getParam("normalisation_gamma")).isNotEqualTo(plain.getParam("normalisation_gamma"));
        assertThat(decayed.getParam("normalisation_mean")).isEqualTo(plain.getParam("normalisation_mean"));
        assertThat(decayed.getParam("normalisation_var")).isEqualTo(plain.getParam("normalisation_var"));
    }

    @Test
    void frozenLayersStayAsTheyWereWhateverTheDecay() {
        for (boolean onFastPath : new boolean[] {false, true}) {
            for (WeightDecay decay : new WeightDecay[] {WeightDecay.coupled(0.5), new WeightDecay(0.5, true, false)}) {
                ComputationGraph network = network(adam(decay, 0.1), true);
                NetworkUpdater.install(network);
                ComputationGraph trained = onFastPath ? FastPath.enable(network) : network;
                Map<String, INDArray> before = new java.util.LinkedHashMap<>();
                trained.paramTable().forEach((name, values) -> before.put(name, values.dup()));
                trained.fit(batch());
                trained.fit(batch());
                trained.paramTable().forEach((name, values) -> {
                    if (name.startsWith("output")) {
                        assertThat(values).as(name).isNotEqualTo(before.get(name));
                    } else {
                        assertThat(values).as(name).isEqualTo(before.get(name));
                    }
                });
            }
        }
    }

    @Test
    void clippingLeavesSmallGradientsAndRunningStatisticsAlone() {
        ComputationGraph plain = FastPath.enable(network(sgd(0, 0, false, 0), false));
        ComputationGraph loose = FastPath.enable(network(sgd(0, 0, false, 1e6), false));
        ComputationGraph tight = FastPath.enable(network(sgd(0, 0, false, 1e-3), false));
        for (ComputationGraph network : new ComputationGraph[] {plain, loose, tight}) {
            network.fit(batch());
        }
        assertThat(loose.params()).isEqualTo(plain.params());
        for (String statistic : new String[] {"normalisation_mean", "normalisation_var"}) {
            assertThat(tight.getParam(statistic)).isEqualTo(plain.getParam(statistic));
        }
        double norm = 0;
        for (String name :
                new String[] {"first_W", "normalisation_gamma", "normalisation_beta", "output_W", "output_b"}) {
            INDArray from = weights(TORCH.get("start")).get(name);
            double part = tight.getParam(name)
                    .dup('c')
                    .ravel()
                    .sub(from)
                    .norm2Number()
                    .doubleValue();
            norm += part * part;
        }
        assertThat(Math.sqrt(norm)).isCloseTo(0.1 * 1e-3, within(1e-7));
    }

    @Test
    void withoutTheParametersItRefusesToTrain() {
        ComputationGraph network = network(adam(WeightDecay.coupled(0), 0), false);
        assertThatThrownBy(() -> network.fit(batch()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NetworkUpdater.install");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCopyGoesOnWithItsOwnParameters(String name) {
        ComputationGraph network = FastPath.enable(network(UPDATERS.get(name), false));
        network.fit(batch());
        ComputationGraph copy = network.clone();
        copy.fit(batch());
        INDArray after = copy.params().dup();
        network.fit(batch());
        assertThat(copy.params()).isEqualTo(after).isEqualTo(network.params());
        assertThat(copy.params()).isNotSameAs(network.params());
        if (copy.updaterState() != null) {
            assertThat(copy.updaterState()).isEqualTo(network.updaterState());
        }
    }

    @Test
    void aNewLearningRateCountsAndKeepsTheState() {
        ComputationGraph network = FastPath.enable(network(UPDATERS.get("adam"), false));
        network.fit(batch());
        network.setLearningRate(1e-9);
        INDArray before = network.getParam("output_W").dup();
        network.fit(batch());
        assertThat(network.getParam("output_W").distance2(before)).isLessThan(1e-7);
        assertThat(network.updaterState().norm2Number().doubleValue()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSavedNetworkKeepsItsUpdater(String name) {
        ComputationGraphConfiguration configuration = configuration(UPDATERS.get(name), false);
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(configuration.toJson());
        assertThat(updater(read)).isEqualTo(UPDATERS.get(name)).hasSameHashCodeAs(UPDATERS.get(name));
        assertThat(updater(read).clone()).isEqualTo(UPDATERS.get(name));
        assertThat(updater(read)).isNotEqualTo(new TorchAdam(0.011, null, WeightDecay.coupled(0), 0, 0.9, 0.999, 1e-8));
    }

    @Test
    void aSavedNetworkKeepsItsSchedule() {
        for (var schedule : new org.nd4j.linalg.schedule.ISchedule[] {
            new WarmCosine(0.1, 3, 100, 0.01), new StepwiseFall(0.1, 7, 0.5)
        }) {
            IUpdater updater = new TorchAdam(0.1, schedule, WeightDecay.coupled(0), 0, 0.9, 0.999, 1e-8);
            ComputationGraphConfiguration configuration = configuration(updater, false);
            IUpdater read = updater(ComputationGraphConfiguration.fromJson(configuration.toJson()));
            assertThat(read).isEqualTo(updater);
            assertThat(read.getLearningRate(50, 0)).isEqualTo(schedule.valueAt(50, 0));
        }
    }

    private static IUpdater updater(ComputationGraphConfiguration configuration) {
        return ((BaseLayer) ((LayerVertex) configuration.getVertices().get("first"))
                        .getLayerConf()
                        .getLayer())
                .getIUpdater();
    }
}
