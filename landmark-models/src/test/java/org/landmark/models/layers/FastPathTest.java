package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

class FastPathTest {
    /** Channels that are no multiple of a vector's length. */
    private static final SmallCnn ODD = new SmallCnn(List.of(5, 7), 3, List.of(9), null);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 23, 17, 1", "3, 23, 17, 2", "3, 16, 21, 3", "1, 13, 13, 4", "3, 13, 30, 5", "2, 24, 24, 6"})
    void computesWhatTheStockNetworkComputes(int batch, int width, int height, long seed) {
        InputSpec input = Nets.input(width, height);
        NetworkSetting setting = Nets.setting(input, 3, seed);
        MultiDataSet faces = Nets.batch(input, 3, batch, 100 + seed);
        ComputationGraph stock = Nets.built(ODD, setting);
        ComputationGraph fast = FastPath.enable(Nets.built(ODD, setting));

        assertClose("output", fast.outputSingle(faces.getFeatures(0)), stock.outputSingle(faces.getFeatures(0)));
        Map<String, INDArray> expected = gradients(stock, faces);
        Map<String, INDArray> actual = gradients(fast, faces);
        assertThat(actual).hasSameSizeAs(stock.paramTable()).containsOnlyKeys(expected.keySet());
        expected.forEach((name, gradient) -> assertClose(name, actual.get(name), gradient));
        assertThat(fast.score()).isCloseTo(stock.score(), withinPercentage(0.01));
    }

    @Test
    void servesBatchesOfChangingSizes() {
        InputSpec input = Nets.input(23, 17);
        NetworkSetting setting = Nets.setting(input, 1, 1);
        ComputationGraph stock = Nets.built(ODD, setting);
        ComputationGraph fast = FastPath.enable(Nets.built(ODD, setting));

        for (int batch : new int[] {4, 1, 3, 1}) {
            INDArray pictures = Nets.batch(input, 1, batch, batch).getFeatures(0);
            assertClose("batch " + batch, fast.outputSingle(pictures), stock.outputSingle(pictures));
        }
    }

    @Test
    void switchesEveryLayerThatHasAHelper() {
        ComputationGraph fast = FastPath.enable(Nets.tiny(1));

        assertThat(fast.getLayers())
                .filteredOn(ConvolutionLayer.class::isInstance)
                .hasSize(2)
                .allSatisfy(layer ->
                        assertThat(((ConvolutionLayer) layer).getHelper()).isInstanceOf(MKLDNNConvHelper.class));
        assertThat(fast.getLayers())
                .filteredOn(SubsamplingLayer.class::isInstance)
                .hasSize(2)
                .allSatisfy(layer ->
                        assertThat(((SubsamplingLayer) layer).getHelper()).isInstanceOf(MKLDNNSubsamplingHelper.class));
    }

    @Test
    void enablingTwiceChangesNothing() {
        MultiDataSet faces = Nets.tinyBatch(3, 1);
        ComputationGraph once = FastPath.enable(Nets.tiny(1));
        ComputationGraph twice = FastPath.enable(Nets.tiny(1));

        assertThat(FastPath.enable(twice)).isSameAs(twice);
        once.fit(faces);
        twice.fit(faces);
        FastPath.enable(twice);

        assertThat(twice.outputSingle(faces.getFeatures(0)).toFloatMatrix())
                .isDeepEqualTo(once.outputSingle(faces.getFeatures(0)).toFloatMatrix());
    }

    @Test
    void isSavedAsAPlainNetwork() throws Exception {
        INDArray pictures = Nets.tinyBatch(3, 1).getFeatures(0);
        ComputationGraph fast = FastPath.enable(Nets.tiny(1));
        File file = folder.resolve("fast.zip").toFile();
        ModelSerializer.writeModel(fast, file, true);

        ComputationGraph plain = ModelSerializer.restoreComputationGraph(file, true);

        assertThat(fast.getConfiguration().toJson())
                .isEqualTo(Nets.tiny(1).getConfiguration().toJson());
        assertThat(plain.params()).isEqualTo(fast.params());
        assertClose("stock output", plain.outputSingle(pictures), fast.outputSingle(pictures));
        assertThat(FastPath.enable(plain).outputSingle(pictures).toFloatMatrix())
                .isDeepEqualTo(fast.outputSingle(pictures).toFloatMatrix());
    }

    @Test
    void noSecondStateOfAnUpdaterIsKept() {
        ComputationGraph stock = Nets.tiny(1);
        stock.fit(Nets.tinyBatch(3, 1));
        INDArray state = stock.updaterState();
        ComputationGraph fast = FastPath.enable(stock);
        ComputationGraph predicting = FastPath.forPrediction(fast);

        assertThat(fast.updaterState()).isSameAs(state);
        assertThat(predicting.params()).isSameAs(fast.params());
        assertThat(predicting.getUpdater(false)).isNull();
    }

    private static Map<String, INDArray> gradients(ComputationGraph network, MultiDataSet faces) {
        network.setInputs(faces.getFeatures());
        network.setLabels(faces.getLabels());
        network.computeGradientAndScore();
        return network.gradient().gradientForVariable();
    }

    /** The largest difference, relative to the largest value: single small values are all rounding. */
    private static void assertClose(String what, INDArray actual, INDArray expected) {
        double size = expected.amaxNumber().doubleValue();
        assertThat(size).as(what + " is not empty of content").isPositive();
        double difference = actual.sub(expected).amaxNumber().doubleValue();
        assertThat(difference / size).as(what).isLessThan(1e-4);
    }
}
