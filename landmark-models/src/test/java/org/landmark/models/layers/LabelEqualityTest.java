package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

/** Labels of every layout and type, of numbers and of pictures, are taken as the stock network takes them: or refused. */
@ExtendWith(OneThread.class)
class LabelEqualityTest {
    private static final Nesterovs UPDATER = new Nesterovs(0.02, 0.9);

    static Stream<Named<UnaryOperator<INDArray>>> layouts() {
        return Stream.of(
                Named.of("f order", labels -> labels.dup('f')),
                Named.of("view of a batch", labels -> Nd4j.concat(0, labels.add(1), labels)
                        .get(NDArrayIndex.interval(labels.size(0), 2 * labels.size(0)))),
                Named.of("DOUBLE", labels -> labels.castTo(DataType.DOUBLE)),
                Named.of("FLOAT16", labels -> labels.castTo(DataType.FLOAT16)),
                Named.of("INT32", labels -> labels.mul(5).castTo(DataType.INT32)));
    }

    static Stream<Named<UnaryOperator<INDArray>>> misfits() {
        return Stream.of(
                Named.of("of one channel", labels -> labels.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 1))),
                Named.of("of twice the channels", labels -> Nd4j.concat(1, labels, labels)),
                Named.of("of one example", labels -> labels.get(NDArrayIndex.interval(0, 1))),
                Named.of("of twice the examples", labels -> Nd4j.concat(0, labels, labels)),
                Named.of("flat", labels -> labels.reshape(labels.length())),
                Named.of("one number", labels -> Nd4j.scalar(DataType.FLOAT, 1)),
                Named.of("none", labels -> null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void ofAnyLayoutCount(UnaryOperator<INDArray> layout) {
        for (LayerCase layers : new LayerCase[] {SmallNetworks.classic(), SmallNetworks.pictures()}) {
            MultiDataSet data = labelled(layers, layout);

            Outcome fast = Outcome.of(FastPath.enable(layers.stock(UPDATER)), data);

            fast.assertCloseTo(Outcome.of(layers.stock(UPDATER), data));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void ofAnotherShapeAreRefused(UnaryOperator<INDArray> misfit) {
        for (LayerCase layers : new LayerCase[] {SmallNetworks.classic(), SmallNetworks.pictures()}) {
            MultiDataSet data = labelled(layers, misfit);
            ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));

            assertThat(catchThrowable(() -> Outcome.ofGradients(layers.stock(UPDATER), data)))
                    .as("stock on " + layers)
                    .isInstanceOf(RuntimeException.class);
            assertThat(catchThrowable(() -> Outcome.ofGradients(fast, data)))
                    .as("fast on " + layers)
                    .isInstanceOf(RuntimeException.class);
            Outcome.ofGradients(fast, layers.data())
                    .assertCloseTo(Outcome.ofGradients(layers.stock(UPDATER), layers.data()));
        }
    }

    @Test
    void mayBeSetOneByOne() {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet data = layers.data();
        ComputationGraph fast = FastPath.enable(layers.stock(UPDATER));
        fast.setInput(0, data.getFeatures(0));
        fast.setLabel(0, data.getLabels(0));
        fast.computeGradientAndScore();

        Closeness.assertClose(
                "gradients",
                Outcome.gradients(fast),
                Outcome.ofGradients(layers.stock(UPDATER), data).groups().get("gradient"),
                Closeness.ROUNDING);
    }

    private static MultiDataSet labelled(LayerCase layers, UnaryOperator<INDArray> change) {
        MultiDataSet data = layers.data();
        return new MultiDataSet(data.getFeatures(), new INDArray[] {change.apply(data.getLabels(0))}, null, null);
    }
}
