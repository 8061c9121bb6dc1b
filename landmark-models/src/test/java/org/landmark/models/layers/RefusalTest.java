package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Arrays that don't fit are refused as stock refuses them, before anything is read or written beside an array. */
@ExtendWith(OneThread.class)
class RefusalTest {
    private static final IUpdater UPDATER = new Nesterovs(0.02, 0.9);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 300})
    void channelsThatTheParametersAreNotFor(int channels) {
        LayerCase layers = LayerCase.chain("any size", 5, new GlobalPoolingLayer(PoolingType.AVG));
        refusesAsStockDoes(layers, new MultiDataSet(RandomArrays.centred(1, 3, channels, 9, 7), labels(3, 3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4000})
    void numbersThatTheParametersAreNotFor(int count) {
        refusesAsStockDoes(dense(), new MultiDataSet(RandomArrays.centred(1, 3, count), labels(3, 3)));
    }

    @Test
    void moreInputsThanTheNetworkHas() {
        INDArray input = RandomArrays.centred(1, 3, 4);
        ComputationGraph fast = FastPath.enable(dense().stock(UPDATER));
        assertThatThrownBy(() -> fast.output(input, input)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsOfAnotherShape() {
        LayerCase pictures = LayerCase.chain("pictures", 5, Losses.pictureMse());
        for (long[] shape : new long[][] {{3, 1, 9, 7}, {1, 5, 9, 7}, {3, 5, 7, 9}}) {
            refusesToTrain(pictures, labels(shape));
        }
        for (long[] shape : new long[][] {{3, 1}, {1, 3}, {3, 4}}) {
            refusesToTrain(dense(), labels(shape));
        }
    }

    @Test
    void labelsOfAnotherTypeAreTaken() {
        for (LayerCase layers : new LayerCase[] {LayerCase.chain("pictures", 5, Losses.pictureMse()), dense()}) {
            for (DataType type : new DataType[] {DataType.DOUBLE, DataType.INT32}) {
                MultiDataSet data = layers.data();
                data.setLabels(new INDArray[] {data.getLabels(0).mul(4).castTo(type)});

                Outcome fast = Outcome.of(FastPath.enable(layers.stock(UPDATER)), data);

                fast.assertCloseTo(Outcome.of(layers.stock(UPDATER), data));
            }
        }
    }

    @Test
    void labelsMayBeGivenOneByOne() {
        MultiDataSet data = dense().data();
        ComputationGraph fast = FastPath.enable(dense().stock(UPDATER));
        fast.setInput(0, data.getFeatures(0));
        fast.setLabel(0, data.getLabels(0));
        fast.computeGradientAndScore();

        assertThat(fast.score()).isCloseTo(dense().stock(UPDATER).score(data, true), withinPercentage(0.01));
    }

    private static void refusesToTrain(LayerCase layers, INDArray labels) {
        INDArray features = layers.data().getFeatures(0);
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));
        assertThatThrownBy(() -> fast.fit(new MultiDataSet(features, labels)))
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class);
    }

    private static void refusesAsStockDoes(LayerCase layers, MultiDataSet data) {
        Throwable output = catchThrowable(() -> layers.stock(UPDATER).output(data.getFeatures()));
        Throwable training = catchThrowable(() -> layers.stock(UPDATER).fit(data));
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));

        assertThat(catchThrowable(() -> fast.output(data.getFeatures()))).isInstanceOf(output.getClass());
        assertThat(catchThrowable(() -> fast.fit(data))).isInstanceOf(training.getClass());
    }

    private static LayerCase dense() {
        return LayerCase.graph("dense", builder -> builder.addLayer(
                                "first", new DenseLayer.Builder().nOut(3).build(), "in")
                        .addLayer("out", LayerCase.loss(), "first")
                        .setOutputs("out"))
                .on(3, InputType.feedForward(4));
    }

    private static INDArray labels(long... shape) {
        return RandomArrays.uniform(1, shape);
    }
}
