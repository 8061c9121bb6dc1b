package org.landmark.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.Seed;
import org.landmark.models.NativeThreads;
import org.landmark.models.TorchFixture;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;

class LossTest {
    private static final JsonNode TORCH = TorchFixture.read("losses");
    private static final IActivation IDENTITY = new ActivationIdentity();

    private static final Map<String, Loss> LOSSES = Map.of(
            "mse", Loss.MSE,
            "l1", new MeanAbsolute(),
            "smooth-l1", new SmoothL1(null),
            "smooth-l1 0.3", new SmoothL1(0.3),
            "wing", new Wing(null, null),
            "wing 0.5 0.1", new Wing(0.5, 0.1),
            "adaptive-wing", new AdaptiveWing(null, null, null, null, null),
            "adaptive-wing 10", new AdaptiveWing(null, null, null, null, 10.0));

    static Stream<String> names() {
        return LOSSES.keySet().stream().sorted();
    }

    /** {@code [2, 3, 2, 2]} as {@code [2, 12]}. */
    private static INDArray numbers(String key, DataType type) {
        return Nd4j.createFromArray(TorchFixture.numbers(TORCH.get(key)))
                .reshape(2, 12)
                .castTo(type);
    }

    /** Notes who computes it. */
    private record Watched(Set<Thread> seen) implements ElementwiseLoss {
        @Override
        public double weight() {
            return 0.7;
        }

        @Override
        public void compute(double[] targets, double[] numbers, double[] losses, int count) {
            seen.add(Thread.currentThread());
            new SquaredFunction(1, true).compute(targets, numbers, losses, count);
        }
    }

    @Test
    void asManyThreadsAsAreAllowedComputeItAndAllTheSame() {
        int cores = NativeThreads.set(0);
        INDArray targets = Nd4j.rand(DataType.FLOAT, 4, 100_000);
        INDArray numbers = Nd4j.rand(DataType.FLOAT, 4, 100_000);
        Watched all = new Watched(ConcurrentHashMap.newKeySet());
        Watched alone = new Watched(ConcurrentHashMap.newKeySet());
        try {
            INDArray gradient = numbers.dup();
            double sum = all.differentiate(targets, gradient, null);
            NativeThreads.set(1);
            INDArray same = numbers.dup();

            assertThat(alone.differentiate(targets, same, null)).isPositive().isEqualTo(sum);
            assertThat(same).isEqualTo(gradient);
            assertThat(alone.seen()).containsExactly(Thread.currentThread());
            assertThat(all.seen()).hasSizeBetween(1, cores);
        } finally {
            NativeThreads.set(0);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isPyTorchs(String name) {
        JsonNode expected = TORCH.get(name);
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            double precision = type == DataType.DOUBLE ? 1e-12 : 1e-5;
            INDArray targets = numbers("target", type);
            INDArray outputs = numbers("output", type);
            ElementwiseLoss loss =
                    ElementwiseLoss.of(LOSSES.get(name).function(12, 1)).orElseThrow();
            assertThat(loss.computeScore(targets, outputs, IDENTITY, null, true))
                    .isCloseTo(expected.get("loss").doubleValue(), within(precision));
            INDArray gradient = loss.computeGradient(targets, outputs, IDENTITY, null);
            assertThat(outputs).as("left as it was").isEqualTo(numbers("output", type));
            assertThat(gradient.div(2).ravel().toDoubleVector()) // as Deeplearning4j's updaters divide by the batch
                    .containsExactly(TorchFixture.numbers(expected.get("gradient")), within(precision));
            assertThat(loss.computeGradientAndScore(targets, outputs, IDENTITY, null, true)
                            .getSecond())
                    .isEqualTo(gradient);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofMapsIsAlsoAMeanOverAllNumbers(String name) {
        INDArray targets = numbers("target", DataType.FLOAT).reshape(2, 3, 2, 2);
        INDArray outputs = numbers("output", DataType.FLOAT).reshape(2, 3, 2, 2);
        ElementwiseLoss loss =
                ElementwiseLoss.of(LOSSES.get(name).function(3, 1.0 / 4)).orElseThrow();
        double expected = TORCH.get(name).get("loss").doubleValue();
        assertThat(loss.sum(targets, outputs, null) / 2).isCloseTo(expected, within(1e-5));
        assertThat(loss.sum(targets, outputs.dup('f'), null) / 2).isCloseTo(expected, within(1e-5));

        INDArray gradient = outputs.dup('c');
        assertThat(loss.differentiate(targets, gradient, null) / 2).isCloseTo(expected, within(1e-5));
        assertThat(gradient.div(2).ravel().toDoubleVector())
                .containsExactly(TorchFixture.numbers(TORCH.get(name).get("gradient")), within(1e-5));
        assertThatThrownBy(() -> loss.differentiate(targets, outputs.dup('f'), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePassIsWhatDeeplearning4jsOwnFunctionSays(String name) {
        ILossFunction stock = LOSSES.get(name).function(12, 0.25);
        ElementwiseLoss loss = ElementwiseLoss.of(stock).orElseThrow();
        INDArray targets = numbers("target", DataType.DOUBLE);
        INDArray outputs = numbers("output", DataType.DOUBLE);
        for (IActivation activation : new IActivation[] {IDENTITY, new ActivationTanH()}) {
            for (INDArray mask : masks()) {
                assertThat(loss.computeScore(targets, outputs.dup(), activation, mask, false))
                        .isCloseTo(stock.computeScore(targets, outputs.dup(), activation, mask, false), within(1e-12));
                assertThat(loss.computeScoreArray(targets, outputs.dup(), activation, mask)
                                .sumNumber()
                                .doubleValue())
                        .as("the sum of the rows, which Deeplearning4j's L1 does not divide")
                        .isCloseTo(loss.computeScore(targets, outputs.dup(), activation, mask, false), within(1e-12));
                assertThat(loss.computeGradient(targets, outputs.dup(), activation, mask)
                                .ravel()
                                .toDoubleVector())
                        .containsExactly(
                                stock.computeGradient(targets, outputs.dup(), activation, mask)
                                        .ravel()
                                        .toDoubleVector(),
                                within(1e-12));
            }
        }
    }

    private static INDArray[] masks() {
        INDArray some = Nd4j.ones(DataType.DOUBLE, 2, 12);
        some.putScalar(0, 3, 0);
        some.putScalar(1, 7, 0);
        INDArray rows = Nd4j.createFromArray(0.0, 1.0).reshape(2, 1);
        return new INDArray[] {null, some, rows};
    }

    @ParameterizedTest
    @MethodSource("names")
    void masksLeaveOutNumbersInScoreAndGradient(String name) {
        ElementwiseLoss loss =
                ElementwiseLoss.of(LOSSES.get(name).function(12, 1)).orElseThrow();
        INDArray targets = numbers("target", DataType.DOUBLE);
        INDArray outputs = numbers("output", DataType.DOUBLE);
        INDArray mask = masks()[1];
        double all = loss.sum(targets, outputs, null);
        double left =
                loss.sum(targets, outputs, Nd4j.ones(DataType.DOUBLE, 2, 12).subi(mask));
        assertThat(left).isPositive();
        assertThat(loss.sum(targets, outputs, mask)).isCloseTo(all - left, within(1e-12));
        INDArray gradient = loss.computeGradient(targets, outputs, IDENTITY, mask);
        assertThat(gradient.getDouble(0, 3)).isZero();
        assertThat(gradient)
                .isEqualTo(
                        loss.computeGradient(targets, outputs, IDENTITY, null).muli(mask));
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsAreDifferencesOfTheScore(String name) {
        ILossFunction loss = LOSSES.get(name).function(12, 1);
        INDArray targets = numbers("target", DataType.DOUBLE);
        INDArray outputs = numbers("output", DataType.DOUBLE);
        INDArray gradient = loss.computeGradient(targets, outputs.dup(), IDENTITY, null);
        double step = 1e-6;
        for (int i = 0; i < 12; i++) {
            INDArray above = outputs.dup();
            above.putScalar(0, i, outputs.getDouble(0, i) + step);
            INDArray below = outputs.dup();
            below.putScalar(0, i, outputs.getDouble(0, i) - step);
            double slope = (loss.computeScore(targets, above, IDENTITY, null, false)
                            - loss.computeScore(targets, below, IDENTITY, null, false))
                    / (2 * step);
            assertThat(gradient.getDouble(0, i)).isCloseTo(slope, within(1e-7));
        }
    }

    /** In one float, a sum of four million terms of 1e-4 would stop growing long before its end. */
    @Test
    void sumsOfMillionsKeepTheirPrecisionWhateverTheThreads() {
        int maps = 68;
        long[] shape = {16, maps, 64, 64};
        INDArray targets = Nd4j.zeros(DataType.FLOAT, shape);
        INDArray outputs = Nd4j.valueArrayOf(shape, 0.01, DataType.FLOAT);
        ElementwiseLoss loss =
                ElementwiseLoss.of(Loss.MSE.function(maps, 1.0 / 4096)).orElseThrow();
        double exact = 0.01f * (double) 0.01f;
        double sum = loss.sum(targets, outputs, null);
        assertThat(sum / 16).isCloseTo(exact, within(1e-9 * exact));
        assertThat(loss.sum(targets, outputs, null)).isEqualTo(sum);
        assertThat(loss.differentiate(targets, outputs, null)).isEqualTo(sum);
        assertThat(outputs.getFloat(15, 67, 63, 63)).isEqualTo((float) (2 * (double) 0.01f / 4096 / maps));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPerfectAnswerHasNoLossAndNoGradient(String name) {
        ILossFunction loss = LOSSES.get(name).function(12, 1);
        INDArray targets = numbers("target", DataType.FLOAT);
        targets.putScalar(0, 0);
        targets.putScalar(1, 1);
        assertThat(loss.computeScore(targets, targets.dup(), IDENTITY, null, false))
                .isZero();
        assertThat(loss.computeGradient(targets, targets.dup(), IDENTITY, null)
                        .amaxNumber()
                        .doubleValue())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsNoNumberIsNotHidden(String name) {
        ILossFunction loss = LOSSES.get(name).function(12, 1);
        INDArray targets = numbers("target", DataType.FLOAT);
        INDArray outputs = numbers("output", DataType.FLOAT);
        for (float number : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            outputs.putScalar(0, 5, number);
            assertThat(loss.computeScore(targets, outputs.dup(), IDENTITY, null, false))
                    .isNotFinite();
        }
    }

    @Test
    void aLossThatSingleNumbersCanNotHoldIsInfinite() {
        INDArray targets = numbers("target", DataType.FLOAT);
        INDArray outputs = Nd4j.valueArrayOf(new long[] {2, 12}, 1e30, DataType.FLOAT);
        ILossFunction loss = new SmoothL1(1e6).function(12, 1);
        assertThat(loss.computeScore(targets, outputs, IDENTITY, null, true)).isFinite();
        ElementwiseLoss squares = ElementwiseLoss.of(Loss.MSE.function(12, 1)).orElseThrow();
        assertThat(squares.sum(targets, outputs, null)).isInfinite();
        assertThat(squares.sum(targets.castTo(DataType.DOUBLE), outputs.castTo(DataType.DOUBLE), null))
                .isFinite();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSavedNetworkKeepsItsLoss(String name) {
        NetworkSetting like = Nets.setting(Nets.input(11, 12), 1, 1);
        ComputationGraphConfiguration configuration = Nets.TINY.configure(
                new NetworkSetting(like.input(), like.target(), LOSSES.get(name), new NoOp(), new Seed(1)));
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(configuration.toJson());
        assertThat(lossOf(read))
                .isEqualTo(lossOf(configuration))
                .isEqualTo(LOSSES.get(name).function(2, 1));
        assertThat(read).isEqualTo(configuration);
    }

    private static ILossFunction lossOf(ComputationGraphConfiguration configuration) {
        return ((OutputLayer) ((org.deeplearning4j.nn.conf.graph.LayerVertex)
                                configuration.getVertices().get(NetworkSetting.OUTPUT))
                        .getLayerConf()
                        .getLayer())
                .getLossFn();
    }

    @Test
    void otherLossesAreNotTakenForSumsOverNumbers() {
        assertThat(ElementwiseLoss.of(new org.nd4j.linalg.lossfunctions.impl.LossMCXENT()))
                .isEmpty();
        assertThat(ElementwiseLoss.of(new org.nd4j.linalg.lossfunctions.impl.LossMSE(
                        Nd4j.createFromArray(1f, 2f).reshape(1, 2))))
                .isEmpty();
    }

    @Test
    void targetsOfAnotherShapeAreRefused() {
        ElementwiseLoss loss = ElementwiseLoss.of(Loss.MSE.function(12, 1)).orElseThrow();
        INDArray outputs = numbers("output", DataType.FLOAT);
        for (INDArray targets : Arrays.asList(Nd4j.zeros(1, 12), Nd4j.zeros(2, 6), null)) {
            assertThatThrownBy(() -> loss.sum(targets, outputs, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[2, 12]");
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new SmoothL1(0.0)).hasMessageContaining("beta must be above 0");
        assertThatThrownBy(() -> new Wing(1.0, -1.0)).hasMessageContaining("width and epsilon");
        assertThatThrownBy(() -> new Wing(Double.NaN, 1.0)).hasMessageContaining("width and epsilon");
        assertThatThrownBy(() -> new AdaptiveWing(null, null, null, 2.0, null)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new AdaptiveWing(null, 0.0, null, null, null)).hasMessageContaining("theta");
        assertThatThrownBy(() -> new AdaptiveWing(null, null, null, null, -1.0)).hasMessageContaining("foreground");
    }

    @Test
    void ofManyNumbersIsTheSumOfItsParts() {
        Random random = new Random(5);
        long[] shape = {7, 3, 61, 67};
        float[] first = new float[7 * 3 * 61 * 67];
        float[] second = new float[first.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextFloat();
            second[i] = random.nextFloat();
        }
        INDArray targets = Nd4j.create(first, shape, 'c');
        INDArray outputs = Nd4j.create(second, shape, 'c');
        for (Loss kind : LOSSES.values()) {
            ElementwiseLoss loss = ElementwiseLoss.of(kind.function(3, 1)).orElseThrow();
            double sum = 0;
            for (int face = 0; face < 7; face++) {
                sum += loss.sum(
                        targets.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(face, face + 1)),
                        outputs.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(face, face + 1)),
                        null);
            }
            assertThat(loss.sum(targets, outputs, null)).isCloseTo(sum, within(1e-9 * sum));
        }
    }
}
