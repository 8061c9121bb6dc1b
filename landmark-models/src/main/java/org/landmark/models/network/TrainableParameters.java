package org.landmark.models.network;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How many numbers of a network are learnt, as other frameworks count them. Deeplearning4j counts the running means and variances
 * of batch normalisation as parameters, too, and those of frozen layers.
 */
public final class TrainableParameters {
    private static final Set<String> RUNNING = Set.of(
            BatchNormalizationParamInitializer.GLOBAL_MEAN,
            BatchNormalizationParamInitializer.GLOBAL_VAR,
            BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

    private TrainableParameters() {}

    /** Counts those of an initialised network. */
    public static long count(ComputationGraph network) {
        long count = 0;
        for (GraphVertex vertex : network.getVertices()) { // the network's list of layers misses what is frozen later
            Layer layer = vertex.getLayer();
            if (layer == null || layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop) {
                continue;
            }
            boolean normalises = layer.conf().getLayer() instanceof BatchNormalization;
            for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
                if (!normalises || !RUNNING.contains(parameter.getKey())) {
                    count += parameter.getValue().length();
                }
            }
        }
        return count;
    }
}
