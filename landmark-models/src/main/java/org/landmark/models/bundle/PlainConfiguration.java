package org.landmark.models.bundle;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.landmark.models.updater.TorchUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network's configuration for those who only use it: Deeplearning4j's own updaters stand in the place of ours, so that it can be
 * opened without this project.
 */
final class PlainConfiguration {
    private PlainConfiguration() {}

    static ComputationGraphConfiguration of(ComputationGraphConfiguration configuration) {
        ComputationGraphConfiguration plain = configuration.clone();
        plain.setIterationCount(configuration.getIterationCount());
        plain.setEpochCount(configuration.getEpochCount());
        for (GraphVertex vertex : plain.getVertices().values()) {
            if (vertex instanceof LayerVertex layer) {
                simplify(layer.getLayerConf().getLayer());
            }
        }
        return plain;
    }

    private static void simplify(Layer layer) {
        if (layer instanceof BaseLayer trained) {
            trained.setIUpdater(plain(trained.getIUpdater()));
            trained.setBiasUpdater(plain(trained.getBiasUpdater()));
        }
    }

    private static IUpdater plain(IUpdater updater) {
        return updater instanceof TorchUpdater ours ? ours.nearestStock() : updater;
    }
}
