package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.updater.NetworkUpdater;
import org.landmark.models.updater.TorchAdam;
import org.landmark.models.updater.WeightDecay;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks that are rarely built so, at which a plan for the usual ones could go wrong unnoticed. */
@ExtendWith(OneThread.class)
class UncommonGraphTest {
    private static final IUpdater UPDATER = new Nesterovs(0.02, 0.9);

    static Stream<LayerCase> graphs() {
        return Stream.of(
                LayerCase.graph(
                        "an activation behind a preprocessor", builder -> builder.addLayer("first", linear(), "in")
                                .addLayer("tanh", tanh(), new CnnToFeedForwardPreProcessor(9, 7, 5), "first")
                                .addLayer("out", LayerCase.loss(), "tanh")
                                .setOutputs("out")),
                LayerCase.graph("a frozen loss", builder -> builder.addLayer("first", LayerCase.first(5), "in")
                        .addLayer("out", new FrozenLayerWithBackprop(LayerCase.loss()), "first")
                        .setOutputs("out")),
                LayerCase.graph("batches stacked", builder -> builder.addLayer("first", LayerCase.first(5), "in")
                        .addVertex("stack", new StackVertex(), "first", "first")
                        .addLayer("last", LayerCase.first(4), "stack")
                        .addVertex("half", new UnstackVertex(0, 2), "last")
                        .addLayer("out", LayerCase.loss(), "half")
                        .setOutputs("out")));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void fastComputesWhatStockComputes(LayerCase layers) {
        MultiDataSet data = layers.data();

        Outcome fast = Outcome.of(FastPath.enable(layers.stock(UPDATER)), data);

        fast.assertCloseTo(Outcome.of(layers.stock(UPDATER), data));
    }

    static Stream<LayerCase> refused() {
        return Stream.of(
                LayerCase.graph("no loss", builder -> builder.addLayer("first", LayerCase.first(5), "in")
                        .addLayer("out", new DenseLayer.Builder().nOut(3).build(), "first")
                        .setOutputs("out")),
                LayerCase.graph("a loss within", builder -> builder.addLayer("first", LayerCase.first(5), "in")
                        .addLayer("out", Losses.pictureMse(), "first")
                        .addLayer("last", LayerCase.first(4), "out")
                        .addLayer("end", LayerCase.loss(), "last")
                        .setOutputs("out", "end")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isNotTrainedWhereStockRefuses(LayerCase layers) {
        MultiDataSet data = new MultiDataSet(
                new INDArray[] {RandomArrays.centred(1, 3, 2, 9, 7)},
                layers.stock(UPDATER).output(RandomArrays.centred(2, 3, 2, 9, 7)));
        Throwable expected = catchThrowable(() -> layers.stock(UPDATER).fit(data));

        assertThat(catchThrowable(() -> FastPath.enable(layers.stock(UPDATER)).fit(data)))
                .isInstanceOf(expected.getClass());
    }

    @Test
    void anActivationThatIsNotAskedForIsNotApplied() {
        LayerCase layers = LayerCase.graph("two heads", builder -> builder.addLayer("first", linear(), "in")
                .addLayer("tanh", tanh(), "first")
                .addLayer("out0", LayerCase.loss(), "tanh")
                .addLayer("out1", LayerCase.loss(), "first")
                .setOutputs("out0", "out1"));
        MultiDataSet data = layers.data();
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));

        for (String wanted : List.of("out1", "out0")) {
            Closeness.assertClose(
                    wanted,
                    fast.output(List.of(wanted), false, data.getFeatures(), null)[0],
                    layers.stock(UPDATER).output(List.of(wanted), false, data.getFeatures(), null)[0]);
        }
    }

    /** Deeplearning4j's activation layers overwrite their input in inference. */
    @Test
    void whatAnActivationReadsOthersMayRead() {
        LayerCase layers = LayerCase.graph("swish and a shortcut", builder -> builder.addLayer("first", linear(), "in")
                .addLayer("swish", new ActivationLayer(Activation.SWISH), "first")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "swish")
                .addLayer("swish of the input", new ActivationLayer(Activation.SWISH), "in")
                .addVertex("merge", new MergeVertex(), "sum", "swish of the input", "in")
                .addLayer("out", LayerCase.loss(), "merge")
                .setOutputs("out"));
        MultiDataSet data = layers.data();
        INDArray features = data.getFeatures(0).dup();
        INDArray expected = layers.stock(UPDATER).output(true, features)[0]; // in training, it copies first

        Closeness.assertClose(
                "output", FastPath.enable(layers.stock(UPDATER)).outputSingle(data.getFeatures(0)), expected);
        assertThat(data.getFeatures(0)).isEqualTo(features);
    }

    @Test
    void scoresMayBeSums() {
        for (LossFunction function : List.of(LossFunction.MSE, LossFunction.L1)) {
            LayerCase layers = LayerCase.chain("sum", 5, Losses.dense(function, Activation.IDENTITY));
            MultiDataSet data = layers.data();

            Outcome.of(FastPath.enable(summing(layers)), data).assertCloseTo(Outcome.of(summing(layers), data));
        }
    }

    @Test
    void aLayerMayBeFrozenInTheNetworkOnly() {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet data = layers.data();
        ComputationGraph stock = layers.stock(UPDATER);
        ComputationGraph other = layers.stock(UPDATER);
        stock.getVertex("first").setLayerAsFrozen();
        other.getVertex("first").setLayerAsFrozen();
        ComputationGraph fast = FastPath.enable(other);
        stock.fit(data);
        fast.fit(data);

        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    @Test
    void aNetworkMayHaveNoParameters() {
        LayerCase layers = LayerCase.graph("bare", builder -> builder.addLayer("tanh", tanh(), "in")
                .addLayer("out", Losses.pictureMse(), "tanh")
                .setOutputs("out"));
        Outcome fast = Outcome.ofOutputs(FastPath.enable(layers.stock(UPDATER)), layers.data());

        fast.assertCloseTo(Outcome.ofOutputs(layers.stock(UPDATER), layers.data())); // stock writes into the data
    }

    /** Deeplearning4j would give it an updater of its own, to which nothing shows the parameters that decay. */
    @Test
    void whatIsNotPlannedHasItsUpdaterAllTheSame() {
        LayerCase layers = graphs().toList().get(2);
        IUpdater updater = new TorchAdam(0.01, null, WeightDecay.coupled(0.5), 1, 0.9, 0.999, 1e-8);
        ComputationGraph stock = layers.stock(updater);
        ComputationGraph fast = FastPath.enable(layers.stock(updater));
        NetworkUpdater.install(stock);
        stock.fit(layers.data());
        fast.fit(layers.data());

        Outcome.ofParameters(fast).assertCloseTo(Outcome.ofParameters(stock));
    }

    private static ComputationGraph summing(LayerCase layers) {
        ComputationGraph network = layers.stock(UPDATER);
        ComputationGraphConfiguration configuration = network.getConfiguration().clone();
        configuration.getDefaultConfiguration().setMiniBatch(false);
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer) {
                layer.getLayerConf().setMiniBatch(false);
            }
        });
        ComputationGraph summing = new ComputationGraph(configuration);
        summing.init(network.params(), true);
        return summing;
    }

    private static ConvolutionLayer linear() {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(5)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ActivationLayer tanh() {
        return new ActivationLayer(Activation.TANH);
    }
}
