package org.landmark.models.layers;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** Networks in which the usual layers meet. */
final class SmallNetworks {
    /** Pictures whose batches take a noticeable part of the memory. */
    static final InputType LARGE = InputType.convolutional(64, 64, 2);

    private SmallNetworks() {}

    /** From pictures to numbers. */
    static LayerCase classic() {
        return LayerCase.chain(
                "classic",
                5,
                new ConvolutionLayer.Builder(3, 3)
                        .nOut(8)
                        .hasBias(false)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                new BatchNormalization(),
                new ActivationLayer(Activation.RELU),
                pool(),
                new DenseLayer.Builder().nOut(9).activation(Activation.RELU).build());
    }

    /** From pictures to pictures of half the size, whatever that is: down, up beside a shortcut, joined in two ways. */
    static LayerCase pictures() {
        return LayerCase.graph("pictures", builder -> builder.addLayer("first", LayerCase.first(5), "in")
                        .addLayer("pool", pool(), "first")
                        .addLayer("down", pool(), "pool")
                        .addLayer(
                                "up",
                                new Deconvolution2D.Builder(2, 2)
                                        .nOut(5)
                                        .stride(2, 2)
                                        .activation(Activation.RELU)
                                        .build(),
                                "down")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "up", "pool")
                        .addVertex("merge", new MergeVertex(), "sum", "pool")
                        .addLayer("last", LayerCase.first(3), "merge")
                        .addLayer("out", Losses.pictureMse(), "last")
                        .setOutputs("out"))
                .on(2, InputType.convolutional(8, 12, 2));
    }

    private static SubsamplingLayer pool() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }
}
