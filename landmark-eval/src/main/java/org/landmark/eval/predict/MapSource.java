package org.landmark.eval.predict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.vertex.SpatialExpectation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a network has the maps that points are read from: what it answers, or what it takes the mean of itself.
 *
 * @param network that has them
 * @param vertex whose activations they are
 * @param shares whether a map's cells are its shares only after the exponential function
 */
record MapSource(ComputationGraph network, String vertex, boolean shares) {
    /** Those of a network; empty for one without maps. */
    static Optional<MapSource> of(ComputationGraph network, TargetCodec codec) {
        if (codec instanceof HeatmapCodec) {
            return Optional.of(new MapSource(network, NetworkSetting.OUTPUT, false));
        }
        for (Map.Entry<String, GraphVertex> entry :
                network.getConfiguration().getVertices().entrySet()) {
            if (entry.getValue() instanceof SpatialExpectation) {
                String before = network.getConfiguration()
                        .getVertexInputs()
                        .get(entry.getKey())
                        .get(0);
                return Optional.of(new MapSource(network, before, true));
            }
        }
        return Optional.empty();
    }

    /** What the network answers and, unless they are the same, its maps, {@code [N, K, H, W]}. */
    List<INDArray> run(INDArray inputs) {
        List<String> wanted = isAnswer() ? List.of(NetworkSetting.OUTPUT) : List.of(NetworkSetting.OUTPUT, vertex);
        return List.of(network.output(wanted, false, new INDArray[] {inputs}, null));
    }

    private boolean isAnswer() {
        return vertex.equals(NetworkSetting.OUTPUT);
    }

    /** The maps of a row of a batch. */
    PointMaps maps(int face, List<INDArray> outputs, int row) {
        INDArray maps = outputs.get(outputs.size() - 1);
        float[] values;
        try (INDArray one = maps.slice(row).dup('c')) {
            values = one.data().asFloat();
        }
        int points = (int) maps.size(1);
        int area = values.length / points;
        for (int begin = 0; shares && begin < values.length; begin += area) {
            toShares(values, begin, begin + area);
        }
        return new PointMaps(face, points, (int) maps.size(2), (int) maps.size(3), values);
    }

    private static void toShares(float[] values, int begin, int end) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = begin; i < end; i++) {
            highest = Math.max(highest, values[i]);
        }
        double sum = 0;
        for (int i = begin; i < end; i++) {
            values[i] = (float) Math.exp(values[i] - highest);
            sum += values[i];
        }
        for (int i = begin; i < end; i++) {
            values[i] /= (float) sum;
        }
    }
}
