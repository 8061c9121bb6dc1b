package org.landmark.models.weights;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A parameter of a network, named and shaped as PyTorch does.
 *
 * @param layer its vertex
 * @param name weight, bias, running_mean or running_var
 * @param form what it is
 * @param view into the network's own memory
 */
record GraphParameter(String layer, String name, Form form, INDArray view) {
    static final String WEIGHT = "weight";
    static final String VARIANCE = "running_var";

    private static final Map<String, String> NORMALISING =
            Map.of(GAMMA, WEIGHT, BETA, "bias", GLOBAL_MEAN, "running_mean", GLOBAL_VAR, VARIANCE);
    private static final Map<String, String> OTHERS = Map.of(WEIGHT_KEY, WEIGHT, BIAS_KEY, "bias");

    /** How a parameter is laid out. */
    enum Form {
        /** Kernels of a convolution of the network's input, {@code [out, in, height, width]}. */
        FIRST_KERNELS,
        /** Kernels of another convolution. */
        KERNELS,
        /** Fully connected weights, {@code [out, in]} in PyTorch and {@code [in, out]} here. */
        MATRIX,
        /** One number a channel, {@code [n]} in PyTorch and {@code [1, n]} here. */
        ROW
    }

    /** All of a network. */
    static List<GraphParameter> of(ComputationGraph network) {
        List<GraphParameter> parameters = new ArrayList<>();
        for (GraphVertex vertex : network.getVertices()) {
            if (vertex.hasLayer()) {
                String layer = vertex.getVertexName();
                boolean normalises = kind(vertex) instanceof BatchNormalization;
                boolean isFirst = network.getConfiguration()
                        .getNetworkInputs()
                        .containsAll(
                                network.getConfiguration().getVertexInputs().get(layer));
                vertex.getLayer().paramTable().forEach((key, view) -> {
                    String name = (normalises ? NORMALISING : OTHERS).getOrDefault(key, key);
                    Form form = view.rank() > 2
                            ? isFirst ? Form.FIRST_KERNELS : Form.KERNELS
                            : !normalises && name.equals(WEIGHT) ? Form.MATRIX : Form.ROW;
                    parameters.add(new GraphParameter(layer, name, form, view));
                });
            }
        }
        return parameters;
    }

    private static Layer kind(GraphVertex vertex) {
        Layer kind = vertex.getLayer().conf().getLayer();
        return kind instanceof FrozenLayer frozen ? frozen.getLayer() : kind;
    }

    /** Its name in the network. */
    String path() {
        return layer + "." + name;
    }

    /** Its shape in PyTorch. */
    List<Long> shape() {
        return switch (form) {
            case MATRIX -> List.of(view.size(1), view.size(0));
            case ROW -> List.of(view.length());
            default -> Arrays.stream(view.shape()).boxed().toList();
        };
    }

    /** Takes all its numbers, in PyTorch's order. */
    void assign(float[] values) {
        try (INDArray array = Nd4j.createFromArray(values)) {
            view.assign(
                    form == Form.MATRIX
                            ? array.reshape('c', view.size(1), view.size(0)).transpose()
                            : array.reshape('c', view.shape()));
        }
    }
}
