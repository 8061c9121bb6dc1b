package org.landmark.models.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
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
        frozen.forEach(name -> requireNothingTrainedBefore(name, layers, frozen));
        frozen.forEach(this::freeze);
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

    private void requireNothingTrainedBefore(String name, Set<String> layers, Set<String> frozen) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            for (String before : configuration.getVertexInputs().getOrDefault(open.pop(), List.of())) {
                if (layers.contains(before) && !frozen.contains(before)) {
                    throw new InputException("train.frozen: " + name + " is frozen, but " + before
                            + " before it is not, and would not be trained either (freeze it too)");
                }
                if (seen.add(before)) {
                    open.push(before);
                }
            }
        }
    }

    private void freeze(String name) {
        LayerVertex vertex = (LayerVertex) configuration.getVertices().get(name);
        Layer layer = vertex.getLayerConf().getLayer();
        if (layer instanceof BaseLayer trained) { // so that the updater keeps nothing for it
            trained.setIUpdater(new NoOp());
            trained.setBiasUpdater(new NoOp());
        }
        FrozenLayer frozen = new FrozenLayer(layer);
        frozen.setLayerName(layer.getLayerName());
        vertex.getLayerConf().setLayer(frozen);
    }
}
