package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Gradients against differences of the score along one random direction for every parameter array, in double precision: a wrong
 * element tilts the gradient, which a random direction shows. So two passes do for an array of any size. Kinks of a ReLU and changes
 * of a maximum would spoil a difference; steps of 1e-7 meet none of them with these seeds.
 */
final class NumericGradients {
    private static final double STEP = 1e-7;

    /** Running statistics: what stands in their place among the gradients is how far to move them. */
    private static final Set<String> STATISTICS = Set.of("mean", "var", "log10stdev");

    private NumericGradients() {}

    static void check(LayerCase layers) {
        MultiDataSet data = Batches.inDouble(layers.data());
        Precision.inDouble(() -> {
            ComputationGraph network = layers.stock(new NoOp()).convertDataType(DataType.DOUBLE);
            Map<String, INDArray> gradients = gradients(network, data);
            assertThat(gradients).containsKey("first_W");
            gradients.forEach((name, gradient) -> {
                if (!STATISTICS.contains(name.substring(name.lastIndexOf('_') + 1))) {
                    check(network, data, name, gradient);
                }
            });
            return null;
        });
    }

    private static void check(ComputationGraph network, MultiDataSet data, String name, INDArray gradient) {
        INDArray direction =
                RandomArrays.centred(name.length(), gradient.shape()).castTo(DataType.DOUBLE);
        INDArray values = network.paramTable().get(name);
        INDArray before = values.dup();
        values.addi(direction.mul(STEP));
        double above = network.score(data, true);
        values.assign(before).subi(direction.mul(STEP));
        double below = network.score(data, true);
        values.assign(before);

        double size = gradient.norm2Number().doubleValue();
        assertThat(gradient.mul(direction).sumNumber().doubleValue())
                .as(name)
                .isCloseTo((above - below) / (2 * STEP), within(1e-5 * size + 1e-8));
    }

    /** Of the mean score, with regularisation: an updater makes them from what backpropagation gives. */
    private static Map<String, INDArray> gradients(ComputationGraph network, MultiDataSet data) {
        network.setInputs(data.getFeatures());
        network.setLabels(data.getLabels());
        network.setLayerMaskArrays(null, data.getLabelsMaskArrays());
        network.computeGradientAndScore();
        new ComputationGraphUpdater(network)
                .update(network.gradient(), 0, 0, network.batchSize(), LayerWorkspaceMgr.noWorkspaces());
        return Outcome.gradients(network);
    }
}
