package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/**
 * ResNet-18 for coordinates: K. He et al., Deep Residual Learning for Image Recognition, CVPR 2016, as torchvision builds it and
 * with its names of layers, "_" for ".". A 224x224 picture becomes 64x112x112, 64x56x56 by max-pooling, then by four stages of two
 * blocks 64x56x56, 128x28x28, 256x14x14 and 512x7x7, whose mean over the cells is fully connected to the coordinates.
 *
 * <p>The fully connected layer draws its weights by fan-in, as PyTorch's do.
 *
 * @param width channels of the first stage, doubled by each of the others; default 64
 * @param padding of the first convolution, 7x7; default 3
 * @param weights how the convolutions' weights are drawn; default He by fan-in (torchvision: by fan-out)
 */
public record ResNet18(Integer width, Integer padding, WeightInitialisation weights) implements NetworkSpec {
    private static final int MAX_WIDTH = 1024;
    private static final int STAGES = 4;

    /** With every default. */
    public static final ResNet18 DEFAULT = new ResNet18(null, null, null);

    public ResNet18 {
        width = requireNonNullElse(width, 64);
        padding = requireNonNullElse(padding, 3);
        weights = requireNonNullElse(weights, WeightInitialisation.HE);
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("width must be a number from 1 to " + MAX_WIDTH + ", came " + width);
        }
        if (padding < 0 || padding > 6) {
            throw new IllegalArgumentException("padding must be a number from 0 to 6, came " + padding);
        }
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        int outputs = setting.coordinates("resnet18");
        GraphBuilder graph = setting.graph(weights);
        LayerChain trunk = new LayerChain(graph, weights, NetworkSetting.INPUT)
                .convolution("conv1", width, 7, 2, padding)
                .normalisation("bn1")
                .relu("relu")
                .maximum("maxpool", 3, 2, 1);
        String last = trunk.end();
        for (int stage = 1; stage <= STAGES; stage++) {
            int channels = width << (stage - 1);
            int stride = stage == 1 ? 1 : 2;
            last = block(graph, "layer" + stage + "_0_", last, channels, stride);
            last = block(graph, "layer" + stage + "_1_", last, channels, 1);
        }
        graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last);
        graph.addLayer(
                NetworkSetting.OUTPUT,
                new OutputLayer.Builder(setting.loss().function(outputs, 1))
                        .nOut(outputs)
                        .weightInit(WeightInitialisation.FAN_IN.scheme())
                        .activation(Activation.IDENTITY)
                        .build(),
                "avgpool");
        return graph.setInputTypes(setting.inputType()).build();
    }

    /** Two convolutions, whose result is added to what came in, or to its projection where the size changes. */
    private String block(GraphBuilder graph, String name, String from, int channels, int stride) {
        String inner = new LayerChain(graph, weights, from)
                .convolution(name + "conv1", channels, 3, stride, 1)
                .normalisation(name + "bn1")
                .relu(name + "relu1")
                .convolution(name + "conv2", channels, 3, 1, 1)
                .normalisation(name + "bn2")
                .end();
        String outer = from;
        if (stride > 1) {
            outer = new LayerChain(graph, weights, from)
                    .convolution(name + "downsample_0", channels, 1, stride, 0)
                    .normalisation(name + "downsample_1")
                    .end();
        }
        String sum = name + "add";
        graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), inner, outer);
        return new LayerChain(graph, weights, sum).relu(name + "relu2").end();
    }
}
