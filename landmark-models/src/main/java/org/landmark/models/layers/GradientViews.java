package org.landmark.models.layers;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a layer's gradients stand in the network's one array of gradients. */
final class GradientViews {
    private GradientViews() {}

    /** By the names of the layer's parameters, in their order and shapes. */
    static Map<String, INDArray> of(Layer layer) {
        return layer.conf()
                .getLayer()
                .initializer()
                .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray());
    }
}
