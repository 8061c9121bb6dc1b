package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Holds the fast network against the stock one on a table of layers, in single precision and in double, and the stock network's
 * gradients against differences of its score, so that the reference is proven itself.
 */
@ExtendWith(OneThread.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LayerEqualityTests {
    /** One that keeps a state. */
    private static final IUpdater UPDATER = new Nesterovs(0.02, 0.9);

    abstract Stream<LayerCase> cases();

    /** Cases whose scores can be differentiated: all, but for those that a class names. */
    Stream<LayerCase> differentiableCases() {
        return cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fastComputesWhatStockComputes(LayerCase layers) {
        MultiDataSet data = layers.data();
        Outcome inDouble = Precision.inDouble(() -> {
            ComputationGraph stock = layers.stock(UPDATER).convertDataType(DataType.DOUBLE);
            return Outcome.of(stock, Batches.inDouble(data));
        });

        Outcome fast = Outcome.of(FastPath.enable(layers.stock(UPDATER)), data);

        fast.assertCloseTo(inDouble);
        fast.assertCloseTo(Outcome.of(layers.stock(UPDATER), data));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differentiableCases")
    void gradientsOfStockAreDifferencesOfItsScore(LayerCase layers) {
        NumericGradients.check(layers);
    }
}
