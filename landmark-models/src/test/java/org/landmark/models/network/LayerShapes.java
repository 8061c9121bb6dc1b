package org.landmark.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** What comes out of each vertex of a network, as its configuration says. */
final class LayerShapes {
    private LayerShapes() {}

    /** By the names of the vertices, without the batch. */
    static Map<String, List<Long>> of(NetworkSpec spec, NetworkSetting setting) {
        ComputationGraphConfiguration graph = spec.configure(setting);
        Map<String, List<Long>> shapes = new TreeMap<>();
        graph.getLayerActivationTypes(setting.inputType())
                .forEach((name, type) ->
                        shapes.put(name, Arrays.stream(type.getShape()).boxed().toList()));
        shapes.keySet().retainAll(graph.getVertices().keySet());
        return shapes;
    }
}
