package org.landmark.models.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.landmark.data.InputException;
import org.nd4j.linalg.learning.config.NoOp;

/** Layers of a network that are not trained: they compute as in inference, and no gradient goes beyond them. */
final class Freezing {
    private final ComputationGraphConfiguration configuration;

    /** Of a network that is not made yet. */
    Freezing(ComputationGraphConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Freezes layers in the configuration, and returns it.
     *
     * @param names of layers, or what their names begin with up to an underscore
     * @throws InputException if there is no such layer with weights, it is the output, or a layer before it is trained
     */
    ComputationGraphConfiguration freeze(List<String> names) {
        Set<String> layers = layers();
        Set<String> frozen = new HashSet<>();
        for (String name : names) {
            Set<String> meant = layers.stream()
                    .filter(layer -> layer.equals(name) || layer.startsWith(name + "_"))
                    .collect(Collectors.toSet());
            if (meant.isEmpty()) {
                throw new InputException("train.frozen: no layer that can be frozen is called " + name
                        + " or begins with it (there are: " + beginnings(layers) + ")");
            }
            frozen.addAll(meant);
        }
        Set<String> before = new TreeSet<>();
        for (String name : frozen) {
            before.addAll(before(name));
        }
        before.stream()
                .filter(name -> layers.contains(name) && !frozen.contains(name))
                .forEach(name -> {
                    throw new InputException(
                            "train.frozen: " + name + " is before a layer that is frozen, and would not be trained"
                                    + " either (freeze it too)");
                });
        frozen.forEach(this::freeze);
        before.stream()
                .filter(name -> !frozen.contains(name))
                .forEach(this::freeze); // or Deeplearning4j would miss a gradient
        return configuration;
    }

    /** Layers with weights, but for the one with the loss. */
    private Set<String> layers() {
        Set<String> layers = new TreeSet<>();
        configuration.getVertices().forEach((name, vertex) -> {
            boolean last = configuration.getNetworkOutputs().contains(name);
            if (!last && vertex instanceof LayerVertex && vertex.numParams(true) > 0) {
                layers.add(name);
            }
        });
        return layers;
    }

    private static String beginnings(Set<String> layers) {
        return layers.stream()
                .map(name -> name.contains("_") ? name.substring(0, name.indexOf('_')) : name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** All vertices that a vertex depends on. */
    private Set<String> before(String name) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            for (String before : configuration.getVertexInputs().getOrDefault(open.pop(), List.of())) {
                if (configuration.getVertices().containsKey(before) && seen.add(before)) {
                    open.push(before);
                }
            }
        }
        return seen;
    }

    private void freeze(String name) {
        GraphVertex vertex = configuration.getVertices().get(name);
        if (!(vertex instanceof LayerVertex layerVertex)) {
            configuration.getVertices().put(name, new FrozenVertex(vertex));
            return;
        }
        Layer layer = layerVertex.getLayerConf().getLayer();
        if (layer instanceof BaseLayer trained) { // so that the updater keeps nothing for it
            trained.setIUpdater(new NoOp());
            trained.setBiasUpdater(new NoOp());
        }
        if (!(layer instanceof FrozenLayer)) {
            FrozenLayer frozen = new FrozenLayer(layer);
            frozen.setLayerName(layer.getLayerName());
            layerVertex.getLayerConf().setLayer(frozen);
        }
    }
}
