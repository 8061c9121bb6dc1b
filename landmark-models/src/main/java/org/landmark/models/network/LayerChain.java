package org.landmark.models.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** Layers of a graph one after another, in PyTorch's terms: padding is given, and what a stride leaves over is dropped. */
final class LayerChain {
    private final GraphBuilder graph;
    private final WeightInit weights;
    private String end;

    /** Goes on after a vertex of the graph. */
    LayerChain(GraphBuilder graph, WeightInitialisation weights, String start) {
        this.graph = graph;
        this.weights = weights.scheme();
        this.end = start;
    }

    /** Name of the last layer. */
    String end() {
        return end;
    }

    /** A square convolution without bias. */
    LayerChain convolution(String name, int channels, int kernel, int stride, int padding) {
        return add(
                name,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .nOut(channels)
                        .hasBias(false)
                        .weightInit(weights)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    /**
     * Batch normalisation with PyTorch's constants (its momentum 0.1 is a decay of 0.9 here). The running variance is kept as it
     * is, not as a logarithm.
     */
    LayerChain normalisation(String name) {
        return add(
                name,
                new BatchNormalization.Builder()
                        .eps(1e-5)
                        .decay(0.9)
                        .useLogStd(false)
                        .build());
    }

    LayerChain relu(String name) {
        return add(name, new ActivationLayer(Activation.RELU));
    }

    /** A square max-pooling. */
    LayerChain maximum(String name, int kernel, int stride, int padding) {
        return add(
                name,
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .build());
    }

    LayerChain add(String name, Layer layer) {
        graph.addLayer(name, layer, end);
        end = name;
        return this;
    }
}
