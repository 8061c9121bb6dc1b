package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Nesterovs;

/** What callers do with a network besides training it: listen, copy, save, look inside, share it among threads. */
class NetworkUseTest {
    private final LayerCase layers = SmallNetworks.classic();
    private MultiDataSet data;
    private ComputationGraph stock;
    private ComputationGraph fast;

    @TempDir
    Path folder;

    @BeforeEach
    void build() {
        data = layers.data();
        stock = network();
        fast = FastPath.enable(network());
    }

    @Test
    void listenersAreToldWhatStockTellsThem() {
        RecordingListener expected = new RecordingListener();
        RecordingListener actual = new RecordingListener();
        stock.setListeners(expected);
        fast.setListeners(actual);
        stock.fit(iterator(), 2);
        fast.fit(iterator(), 2);

        assertThat(actual.events)
                .isEqualTo(expected.events)
                .contains("forward", "gradient", "backward", "iteration 1 of epoch 0", "epoch ends");
        assertThat(actual.models).containsOnly(fast);
        assertAllClose("activation", actual.activations, expected.activations);
        assertAllClose("gradient", actual.gradients, expected.gradients);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        stock.fit(data);
        fast.fit(data);
        ComputationGraph copy = fast.clone();
        Outcome before = Outcome.ofParameters(fast);
        stock.fit(data);
        copy.fit(data);

        Outcome.ofParameters(fast).assertCloseTo(before, Double.MIN_VALUE);
        Outcome.ofParameters(copy).assertCloseTo(Outcome.ofParameters(stock));
        Outcome.ofOutputs(copy, data).assertCloseTo(Outcome.ofOutputs(stock, data));
    }

    @Test
    void aSavedNetworkIsAPlainOne() throws Exception {
        stock.fit(data);
        fast.fit(data);
        File file = folder.resolve("fast.zip").toFile();
        ModelSerializer.writeModel(fast, file, true);

        ComputationGraph plain = ModelSerializer.restoreComputationGraph(file, true);

        assertThat(plain.getClass()).isEqualTo(ComputationGraph.class);
        assertThat(plain.getConfiguration().toJson())
                .isEqualTo(stock.getConfiguration().toJson());
        assertThat(plain.params()).isEqualTo(fast.params());
        assertThat(plain.updaterState()).isEqualTo(fast.updaterState());
        Outcome.of(plain, data).assertCloseTo(Outcome.of(stock, data));
        Outcome.of(FastPath.enable(ModelSerializer.restoreComputationGraph(file, true)), data)
                .assertCloseTo(Outcome.of(fast, data));
    }

    @Test
    void showsTheActivationsInside() {
        INDArray pictures = data.getFeatures(0);
        for (boolean training : new boolean[] {false, true}) {
            assertClose(fast.feedForward(pictures, training), stock.feedForward(pictures, training));
            assertClose(fast.feedForward(pictures, 3, training), stock.feedForward(pictures, 3, training));
        }
        fast.setInputs(data.getFeatures());
        stock.setInputs(data.getFeatures());
        assertClose(fast.feedForward(), stock.feedForward());
    }

    @Test
    void scoresAsStockDoes() {
        DataSet pairs = new DataSet(data.getFeatures(0), data.getLabels(0));
        assertThat(fast.score(pairs)).isCloseTo(stock.score(pairs), withinPercentage(0.01));
        assertThat(fast.score(pairs, true)).isCloseTo(stock.score(pairs, true), withinPercentage(0.01));
        Closeness.assertClose("examples", fast.scoreExamples(pairs, true), stock.scoreExamples(pairs, true));
        assertThat(fast.score(pairs)).isNotCloseTo(fast.score(pairs, true), withinPercentage(0.01));
    }

    @Test
    void enablingTwiceIsHarmless() {
        ComputationGraph twice = FastPath.enable(FastPath.enable(network()));

        Outcome.of(twice, data).assertCloseTo(Outcome.of(fast, data), Double.MIN_VALUE);
        assertThat(FastPath.enable(twice).params()).isEqualTo(fast.params());
    }

    @Test
    void outputsStayWhatTheyAreAfterLaterCalls() {
        INDArray output = fast.outputSingle(data.getFeatures());
        float[] values = output.ravel().toFloatVector();
        fast.outputSingle(data.getFeatures(0).mul(2));
        fast.fit(data);

        assertThat(output.ravel().toFloatVector()).isEqualTo(values);
    }

    @Test
    void doesNotWriteIntoItsInputs() {
        INDArray before = data.getFeatures(0).dup();
        INDArray labels = data.getLabels(0).dup();
        Outcome.of(fast, data);

        assertThat(data.getFeatures(0)).isEqualTo(before);
        assertThat(data.getLabels(0)).isEqualTo(labels);
    }

    @Test
    void threadsMayShareANetwork() throws Exception {
        List<INDArray> inputs = IntStream.of(1, 2, 3, 5)
                .mapToObj(n -> RandomArrays.centred(n, n, 2, 9, 7))
                .toList();
        List<INDArray> expected = inputs.stream().map(stock::outputSingle).toList();
        fast.fit(data);
        fast.setParams(stock.params());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<INDArray>> outputs = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> fast.outputSingle(inputs.get(i % inputs.size()))))
                    .toList();
            for (int i = 0; i < outputs.size(); i++) {
                Closeness.assertClose("output " + i, outputs.get(i).get(), expected.get(i % expected.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherThreadMayTrain() throws Exception {
        Thread thread = new Thread(() -> fast.fit(data));
        thread.start();
        thread.join();
        fast.fit(data);
        stock.fit(data);
        stock.fit(data);

        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    private ComputationGraph network() {
        return layers.stock(new Nesterovs(0.02, 0.9));
    }

    /** Batches of two and one. */
    private ListDataSetIterator<DataSet> iterator() {
        return new ListDataSetIterator<>(new DataSet(data.getFeatures(0), data.getLabels(0)).asList(), 2);
    }

    private static void assertAllClose(
            String what, List<Map<String, INDArray>> actual, List<Map<String, INDArray>> expected) {
        assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < expected.size(); i++) {
            Closeness.assertClose(what, actual.get(i), expected.get(i), Closeness.ROUNDING);
        }
    }

    private static void assertClose(Map<String, INDArray> actual, Map<String, INDArray> expected) {
        Closeness.assertClose("activation", actual, expected, Closeness.ROUNDING);
    }
}
