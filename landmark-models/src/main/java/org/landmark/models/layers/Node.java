package org.landmark.models.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.landmark.models.onednn.Elementwise;

/**
 * A vertex with what goes in and comes out.
 *
 * @param vertex Deeplearning4j's own, with its parameters
 * @param configuration the vertex's
 * @param layer configuration of its layer, out of a frozen layer's wrapping; null for a vertex without a layer
 * @param frozen whether it is not trained: it computes as in inference and its gradient ends here
 * @param next the activation layer that alone reads its result, which may be applied with it; null for none
 */
record Node(
        org.deeplearning4j.nn.graph.vertex.GraphVertex vertex,
        GraphVertex configuration,
        Layer layer,
        boolean frozen,
        List<Value> inputs,
        Value output,
        Elementwise next) {
    String name() {
        return vertex.getVertexName();
    }

    Value input() {
        return inputs.get(0);
    }
}
