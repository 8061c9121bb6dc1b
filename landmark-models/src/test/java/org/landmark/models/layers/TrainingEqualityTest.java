package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Steps of training. */
@ExtendWith(OneThread.class)
class TrainingEqualityTest {
    /**
     * Each step builds on the rounding of those before, and Adam divides gradients by their own size, which makes as much of the
     * rounding of a small gradient as of a large one.
     */
    private static final double FIVE_STEPS = 1e-3;

    static Stream<IUpdater> updaters() {
        return Stream.of(new Adam(1e-3), new Nesterovs(0.02, 0.9));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void fiveStepsLeadWhereStockGoesInDouble(IUpdater updater) {
        for (LayerCase layers : new LayerCase[] {SmallNetworks.classic(), SmallNetworks.pictures()}) {
            MultiDataSet data = layers.data();
            Outcome expected = Precision.inDouble(() -> {
                ComputationGraph stock = layers.stock(updater).convertDataType(DataType.DOUBLE);
                return afterSteps(5, stock, Batches.inDouble(data));
            });

            afterSteps(5, FastPath.enable(layers.stock(updater)), data).assertCloseTo(expected, FIVE_STEPS);
        }
    }

    @Test
    void aChangedLearningRateCounts() {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet data = layers.data();
        ComputationGraph stock = layers.stock(new Nesterovs(0.02, 0.9));
        ComputationGraph fast = FastPath.enable(layers.stock(new Nesterovs(0.02, 0.9)));
        afterSteps(1, stock, data);
        afterSteps(1, fast, data);
        stock.setLearningRate(0.1);
        fast.setLearningRate(0.1);

        afterSteps(1, fast, data).assertCloseTo(afterSteps(1, stock, data));
    }

    @Test
    void layersFrozenForTransferStayAsTheyWere() {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet data = layers.data();
        ComputationGraph stock = transferred(layers);
        ComputationGraph fast = FastPath.enable(transferred(layers));
        float[] before = stock.getParam("layer0_W").ravel().toFloatVector();

        afterSteps(3, fast, data).assertCloseTo(afterSteps(3, stock, data));

        assertThat(fast.getParam("layer0_W").ravel().toFloatVector()).isEqualTo(before);
    }

    @Test
    void dropoutTrainsAndDoesNothingAfterwards() {
        LayerCase layers = LayerCase.chain(
                "dropout",
                5,
                new DropoutLayer(0.5),
                new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(3)
                        .dropOut(0.8)
                        .activation(Activation.IDENTITY)
                        .build());
        MultiDataSet data = layers.data();
        ComputationGraph stock = layers.stock(new Adam(1e-3));
        ComputationGraph fast = FastPath.enable(layers.stock(new Adam(1e-3)));
        Outcome.ofOutputs(fast, data).assertCloseTo(Outcome.ofOutputs(stock, data));

        for (int step = 0; step < 5; step++) {
            fast.fit(data);
            assertThat(fast.score()).isFinite().isPositive();
        }

        assertThat(fast.params()).isNotEqualTo(stock.params());
        stock.setParams(fast.params());
        Outcome.ofOutputs(fast, data).assertCloseTo(Outcome.ofOutputs(stock, data));
    }

    private static ComputationGraph transferred(LayerCase layers) {
        return new TransferLearning.GraphBuilder(layers.stock(new Nesterovs(0.02, 0.9)))
                .setFeatureExtractor("layer2")
                .build();
    }

    private static Outcome afterSteps(int steps, ComputationGraph network, MultiDataSet data) {
        for (int step = 0; step < steps; step++) {
            network.fit(data);
        }
        return Outcome.ofParameters(network);
    }
}
