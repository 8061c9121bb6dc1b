package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.adapter.SingletonMultiDataSetIterator;
import org.nd4j.linalg.learning.config.Nesterovs;

/** A network's plans over its life: made, left for others, closed, made again. */
@ExtendWith(OneThread.class)
class NetworkLifeTest {
    private final LayerCase layers = SmallNetworks.classic();
    private MultiDataSet data;
    private ComputationGraph stock;
    private ComputationGraph fast;

    @BeforeEach
    void build() {
        data = layers.data();
        stock = network();
        fast = FastPath.enable(network());
    }

    /** Four plans are kept; each shape here needs two. */
    @Test
    void moreShapesThanPlansAreKept() {
        for (int batch : new int[] {1, 2, 3, 4, 5, 6, 1, 6, 5, 4, 3, 2, 1, 1, 2, 7, 1}) {
            MultiDataSet some = layers.on(batch, layers.inputs().get(0)).data();
            fast.fit(some);
            stock.fit(some);
            assertThat(fast.score()).isCloseTo(stock.score(), within(1e-5));
            Outcome.ofOutputs(fast, some).assertCloseTo(Outcome.ofOutputs(stock, some));
        }
        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    @Test
    void initialisingAgainChangesNothing() {
        fast.fit(data);
        stock.fit(data);
        fast.init();
        fast.fit(data);
        stock.fit(data);

        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    @Test
    void iteratorsTrainAndEvaluate() {
        for (ComputationGraph network : List.of(stock, fast)) {
            network.fit(iterator(), 2);
            network.fit(new SingletonMultiDataSetIterator(data));
        }
        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));

        RegressionEvaluation expected = stock.evaluateRegression(iterator());
        RegressionEvaluation actual = fast.evaluateRegression(iterator());
        for (int column = 0; column < 3; column++) {
            assertThat(actual.meanSquaredError(column)).isCloseTo(expected.meanSquaredError(column), within(1e-5));
        }
        Closeness.assertClose("outputs", fast.output(iterator())[0], stock.output(iterator())[0]);
        fast.fit(data);
        stock.fit(data);
        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    @Test
    void errorsMayComeFromOutside() {
        LayerCase open = LayerCase.graph("open", builder -> builder.addLayer("conv", LayerCase.first(4), "in")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nOut(3)
                                .activation(Activation.TANH)
                                .build(),
                        "conv")
                .setOutputs("dense"));
        INDArray[] pictures = {RandomArrays.centred(1, 2, 2, 9, 7)};
        INDArray errors = RandomArrays.centred(2, 2, 3);
        Closeness.assertClose(
                "gradient",
                fromOutside(FastPath.enable(open.stock(new Nesterovs())), pictures, errors),
                fromOutside(open.stock(new Nesterovs()), pictures, errors));
    }

    private static INDArray fromOutside(ComputationGraph network, INDArray[] pictures, INDArray errors) {
        network.output(pictures);
        network.feedForward(pictures, true, false);
        Gradient gradient = network.backpropGradient(errors);
        return gradient.gradient().dup();
    }

    @Test
    void stepsAfterLookingInsideAreTheSame() {
        for (ComputationGraph network : List.of(stock, fast)) {
            network.fit(data);
            network.feedForward(data.getFeatures(), true, false);
            network.fit(data);
            network.feedForward(data.getFeatures(), false);
            network.output(data.getFeatures());
            network.fit(data);
            network.output(true, data.getFeatures());
            network.fit(data);
        }
        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    @Test
    void networksMayTakeTurns() {
        LayerCase others = SmallNetworks.pictures();
        ComputationGraph other = FastPath.enable(others.stock(new Nesterovs(0.02, 0.9)));
        ComputationGraph alone = FastPath.enable(others.stock(new Nesterovs(0.02, 0.9)));
        ComputationGraph twin = FastPath.enable(network());
        for (int step = 0; step < 4; step++) {
            fast.fit(data);
            other.fit(others.data());
            fast.output(data.getFeatures());
            other.output(others.data().getFeatures());
        }
        IntStream.range(0, 4).forEach(step -> twin.fit(data));
        IntStream.range(0, 4).forEach(step -> alone.fit(others.data()));

        assertThat(fast.params().toFloatVector()).isEqualTo(twin.params().toFloatVector());
        assertThat(other.params().toFloatVector()).isEqualTo(alone.params().toFloatVector());
    }

    @Test
    void closingLeavesOtherNetworksAlone() {
        ComputationGraph other = FastPath.enable(network());
        fast.fit(data);
        other.fit(data);
        INDArray before = fast.outputSingle(data.getFeatures());
        fast.close();
        fast.close();
        other.fit(data);
        stock.fit(data);
        stock.fit(data);

        Outcome.ofParameters(other).assertCloseTo(Outcome.ofParameters(stock));
        assertThat(before.ravel().toFloatVector()).doesNotContain(Float.NaN);
    }

    /** 3 pictures of 64x64 in 8 channels are 384 KiB, and there are many of those. */
    @Test
    void closingGivesThePlansMemoryBack() {
        LayerCase large = layers.on(3, SmallNetworks.LARGE);
        ComputationGraph network = FastPath.enable(large.stock(new Nesterovs()));
        long before = Pointer.totalBytes();
        network.fit(large.data());
        network.output(large.data().getFeatures());
        long planned = Pointer.totalBytes() - before;
        network.close();

        assertThat(planned).isGreaterThan(1 << 20);
        assertThat(Pointer.totalBytes() - before).isLessThan(1 << 18);
    }

    private ComputationGraph network() {
        return layers.stock(new Nesterovs(0.02, 0.9));
    }

    /** Batches of two and one. */
    private ListDataSetIterator<DataSet> iterator() {
        return new ListDataSetIterator<>(new DataSet(data.getFeatures(0), data.getLabels(0)).asList(), 2);
    }
}
