package org.landmark.models.layers;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Switches a network's convolution and pooling layers to oneDNN. Deeplearning4j 1.0.0-M2.1 has the helpers for it but never uses
 * them: they ask the native library for a setting by a name that it no longer has. What the network computes stays the same up to
 * rounding, and so does the file it is saved to.
 */
public final class FastPath {
    private FastPath() {}

    /** Switches all layers that have a helper; to be called after a network's {@code init()}. */
    public static ComputationGraph enable(ComputationGraph network) {
        String backend = Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend");
        if (!"CPU".equalsIgnoreCase(backend)) {
            return network;
        }
        for (Layer layer : network.getLayers()) {
            if (layer instanceof ConvolutionLayer) {
                setHelper(ConvolutionLayer.class, layer, new MKLDNNConvHelper(DataType.FLOAT));
            } else if (layer instanceof SubsamplingLayer) {
                setHelper(SubsamplingLayer.class, layer, new MKLDNNSubsamplingHelper(DataType.FLOAT));
            }
        }
        return network;
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
