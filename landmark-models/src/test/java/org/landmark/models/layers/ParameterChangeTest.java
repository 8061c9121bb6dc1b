package org.landmark.models.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Parameters that somebody changes between two calls count in the next one, whatever the fast network made of the old ones. */
@ExtendWith(OneThread.class)
class ParameterChangeTest {
    private static final IUpdater UPDATER = new Nesterovs(0.02, 0.9);

    static Stream<Named<Consumer<ComputationGraph>>> changes() {
        return Stream.of(
                Named.of("params().muli", network -> network.params().muli(0.8)),
                Named.of(
                        "setParams",
                        network -> network.setParams(network.params().mul(0.7))),
                Named.of("setParam", network -> network.setParam("first_W", other(network.getParam("first_W")))),
                Named.of(
                        "getParam of a layer",
                        network -> network.getLayer("layer0").getParam("W").addi(0.1)),
                Named.of("setParam of a layer", network -> network.getLayer("out")
                        .setParam("b", other(network.getParam("out_b")))),
                Named.of(
                        "paramTable",
                        network -> network.paramTable().get("layer4_W").muli(-1)),
                Named.of("setParamTable", ParameterChangeTest::setTable),
                Named.of("running statistics", network -> network.getParam("layer1_mean")
                        .addi(0.3)),
                Named.of("one value", network -> network.getParam("first_b").putScalar(0, 0.9)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void countsInTheNextCall(Consumer<ComputationGraph> change) {
        LayerCase layers = SmallNetworks.classic();
        MultiDataSet data = layers.data();
        List<Outcome> expected = Precision.inDouble(
                () -> outcomes(layers.stock(UPDATER).convertDataType(DataType.DOUBLE), Batches.inDouble(data), change));

        List<Outcome> actual = outcomes(FastPath.enable(layers.stock(UPDATER)), data, change);

        for (int i = 0; i < expected.size(); i++) {
            actual.get(i).assertCloseTo(expected.get(i));
        }
    }

    private static List<Outcome> outcomes(
            ComputationGraph network, MultiDataSet data, Consumer<ComputationGraph> change) {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Outcome.ofGradients(network, data));
        outcomes.add(Outcome.ofOutputs(network, data));
        change.accept(network);
        outcomes.add(Outcome.ofOutputs(network, data));
        change.accept(network);
        outcomes.add(Outcome.of(network, data));
        return outcomes;
    }

    private static void setTable(ComputationGraph network) {
        Map<String, INDArray> table = new HashMap<>();
        network.paramTable().forEach((name, values) -> table.put(name, values.mul(0.8)));
        network.setParamTable(table);
    }

    private static INDArray other(INDArray values) {
        return RandomArrays.centred(5, values.shape());
    }
}
