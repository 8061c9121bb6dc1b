package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Nesterovs;

/** One network for batches and pictures of many sizes, and for arrays of every layout and type. */
@ExtendWith(OneThread.class)
class ChangingShapesTest {
    private static final Nesterovs UPDATER = new Nesterovs(0.02, 0.9);

    @Test
    void batchesMayChangeBetweenCalls() {
        LayerCase layers = SmallNetworks.classic();
        ComputationGraph stock = layers.stock(UPDATER);
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));

        for (int batch : new int[] {4, 1, 3, 8, 1, 4}) {
            MultiDataSet data = layers.on(batch, layers.inputs().get(0)).data();
            Outcome.of(fast, data).assertCloseTo(Outcome.of(stock, data));
        }
    }

    @Test
    void picturesMayChangeBetweenCalls() {
        LayerCase layers = SmallNetworks.pictures();
        ComputationGraph stock = layers.stock(UPDATER);
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));

        for (int size : new int[] {8, 16, 4, 8, 12}) {
            MultiDataSet data =
                    layers.on(2, InputType.convolutional(size, 20 - size, 2)).data();
            Outcome.of(fast, data).assertCloseTo(Outcome.of(stock, data));
        }
    }

    static Stream<Named<UnaryOperator<INDArray>>> layouts() {
        return Stream.of(
                Named.of("f order", array -> array.dup('f')),
                Named.of("permuted", array -> array.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2)),
                Named.of("view of a batch", array -> Nd4j.concat(0, array, array.add(1), array)
                        .get(NDArrayIndex.interval(3, 6))),
                Named.of("view of channels", array -> Nd4j.concat(1, array.add(1), array)
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(2, 4))),
                Named.of("every second column", ChangingShapesTest::everySecondColumn),
                Named.of(
                        "columns before rows",
                        array -> array.permute(0, 1, 3, 2).dup('c').permute(0, 1, 3, 2)),
                Named.of("DOUBLE", array -> array.castTo(DataType.DOUBLE)),
                Named.of("INT32", array -> array.mul(4).castTo(DataType.INT32)),
                Named.of("UINT8", array -> array.add(1).muli(2).castTo(DataType.UINT8)),
                Named.of("FLOAT16", array -> array.castTo(DataType.FLOAT16)),
                Named.of("wrong channels", array -> Nd4j.concat(1, array, array)),
                Named.of("wrong rank", array -> array.reshape(3, -1)));
    }

    /** The same values, or the same refusal. */
    @ParameterizedTest
    @MethodSource("layouts")
    void inputsOfAnyLayoutAreTakenAsStockTakesThem(UnaryOperator<INDArray> layout) {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet plain = layers.data();
        MultiDataSet data =
                new MultiDataSet(new INDArray[] {layout.apply(plain.getFeatures(0))}, plain.getLabels(), null, null);
        ComputationGraph stock = layers.stock(UPDATER);
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));

        Throwable refusal = catchThrowable(() -> Outcome.of(stock, data));
        if (refusal != null) {
            assertThat(catchThrowable(() -> Outcome.of(fast, data))).isInstanceOf(refusal.getClass());
            ComputationGraph other = layers.stock(UPDATER);
            Outcome.of(fast, plain).assertCloseTo(Outcome.of(other, plain)); // and nothing of it is left behind
        } else {
            Outcome.of(fast, data).assertCloseTo(Outcome.of(layers.stock(UPDATER), data));
        }
    }

    @Test
    void aNetworkInDoublePrecisionStaysInDoublePrecision() {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet data = Batches.inDouble(layers.data());
        Precision.inDouble(() -> {
            ComputationGraph stock = layers.stock(UPDATER).convertDataType(DataType.DOUBLE);
            ComputationGraph fast = FastPath.enable(layers.stock(UPDATER).convertDataType(DataType.DOUBLE));

            Outcome.of(fast, data).assertCloseTo(Outcome.of(stock, data), 1e-12);
            return null;
        });
    }

    private static INDArray everySecondColumn(INDArray array) {
        long[] shape = array.shape().clone();
        shape[3] *= 2;
        INDArray wide = Nd4j.ones(DataType.FLOAT, shape);
        INDArray view = wide.get(
                NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2, shape[3]));
        return view.assign(array);
    }
}
