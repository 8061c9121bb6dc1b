package org.landmark.models.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.activations.Activation;

/** Layers of a graph one after another, in PyTorch's terms: padding is given, and what a stride leaves over is dropped. */
final class LayerChain {
    private final GraphBuilder graph;
    private final WeightInitialisation weights;
    private String end;

    /** Goes on after a vertex of the graph. */
    LayerChain(GraphBuilder graph, WeightInitialisation weights, String start) {
        this.graph = graph;
        this.weights = weights;
        this.end = start;
    }

    /** Name of the last layer. */
    String end() {
        return end;
    }

    /** A square convolution without bias. */
    LayerChain convolution(String name, int channels, int kernel, int stride, int padding) {
        return add(name, window(channels, kernel, stride, padding).build());
    }

    /** A 3x3 convolution without bias that keeps the size but for its stride, its taps so far from each other. */
    LayerChain dilated(String name, int channels, int stride, int dilation) {
        return add(
                name,
                window(channels, 3, stride, dilation)
                        .dilation(dilation, dilation)
                        .build());
    }

    /** A 1x1 convolution with bias. */
    LayerChain pointwise(String name, int channels, IWeightInit drawn) {
        return add(
                name, window(channels, 1, 1, 0).hasBias(true).weightInit(drawn).build());
    }

    private ConvolutionLayer.Builder window(int channels, int kernel, int stride, int padding) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .padding(padding, padding)
                .convolutionMode(ConvolutionMode.Truncate)
                .nOut(channels)
                .hasBias(false)
                .weightInit(weights.convolution(channels, kernel))
                .activation(Activation.IDENTITY);
    }

    /**
     * A square transposed convolution to twice the size.
     *
     * @param kernel its side, an even number
     */
    LayerChain doubling(String name, int channels, int kernel, boolean bias) {
        int padding = kernel / 2 - 1;
        return add(
                name,
                new Deconvolution2D.Builder(kernel, kernel)
                        .stride(2, 2)
                        .padding(padding, padding)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .nOut(channels)
                        .hasBias(bias)
                        .weightInit(weights.convolution(channels, kernel))
                        .activation(Activation.IDENTITY)
                        .build());
    }

    /** Sets this share of the numbers to 0 while the network trains, and scales the others up; 0 adds no layer. */
    LayerChain dropout(String name, double share) {
        return share == 0 ? this : add(name, new DropoutLayer(1 - share));
    }

    /** The sum with what another vertex gives. */
    LayerChain sum(String name, String other) {
        graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), end, other);
        end = name;
        return this;
    }

    /** A vertex with one input. */
    LayerChain vertex(String name, GraphVertex vertex) {
        graph.addVertex(name, vertex, end);
        end = name;
        return this;
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
