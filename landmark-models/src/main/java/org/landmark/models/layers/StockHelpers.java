package org.landmark.models.layers;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Switches Deeplearning4j's own convolution and pooling to the oneDNN in ND4J, for whatever is not planned as a whole. Deeplearning4j
 * 1.0.0-M2.1 never does so itself: it asks the native library for a setting by a name that it no longer has.
 */
final class StockHelpers {
    private StockHelpers() {}

    static void enable(ComputationGraph network) {
        for (Layer layer : network.getLayers()) {
            if (layer instanceof ConvolutionLayer && !isDilated(layer)) {
                setHelper(ConvolutionLayer.class, layer, new MKLDNNConvHelper(DataType.FLOAT));
            } else if (layer instanceof SubsamplingLayer) {
                setHelper(SubsamplingLayer.class, layer, new MKLDNNSubsamplingHelper(DataType.FLOAT));
            }
        }
    }

    /** Then the helper fails, with an error in the log each time. */
    private static boolean isDilated(Layer layer) {
        return layer.conf().getLayer() instanceof org.deeplearning4j.nn.conf.layers.ConvolutionLayer convolution
                && Arrays.stream(convolution.getDilation()).anyMatch(distance -> distance > 1);
    }

    private static void setHelper(Class<?> type, Layer layer, Object helper) {
        try {
            Field field = type.getDeclaredField("helper");
            field.setAccessible(true);
            field.set(layer, helper);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Deeplearning4j's " + type.getSimpleName() + " has no helper field", e);
        }
    }
}
