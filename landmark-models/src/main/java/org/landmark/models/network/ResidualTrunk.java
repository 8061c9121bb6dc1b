package org.landmark.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/**
 * The part of a residual network that makes features of a picture (K. He et al., Deep Residual Learning for Image Recognition, CVPR
 * 2016), as torchvision builds it and with its names of layers, "_" for ".". A 7x7 convolution of stride 2 and a max-pooling leave a
 * quarter of the picture's size; every stage but the first halves it again and doubles the channels.
 *
 * @param block of which it is made
 * @param depths how many blocks each stage has
 * @param strided in how many stages, the first counted, a stride halves the size; later ones spread the taps of their convolutions
 *     instead and keep it
 * @param width channels of the first stage, before the block's expansion
 * @param padding of the first convolution
 * @param weights how convolutions are drawn
 * @param prefix of all names
 */
record ResidualTrunk(
        Block block,
        List<Integer> depths,
        int strided,
        int width,
        int padding,
        WeightInitialisation weights,
        String prefix) {
    static final List<Integer> DEPTHS_18 = List.of(2, 2, 2, 2);
    static final List<Integer> DEPTHS_50 = List.of(3, 4, 6, 3);
    static final int DEFAULT_WIDTH = 64;
    static final int DEFAULT_PADDING = 3;
    private static final int MAX_WIDTH = 1024;
    private static final int MAX_PADDING = 6;
    private static final int FIRST_KERNEL = 7;

    /** The two blocks. */
    enum Block {
        /** Two 3x3 convolutions. */
        BASIC(1),
        /** 1x1, 3x3 (with the stride) and 1x1 convolutions, the last to four times the channels. */
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }
    }

    /** Refuses options of a network out of range. */
    static void requireOptions(int width, int padding) {
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("width must be a number from 1 to " + MAX_WIDTH + ", came " + width);
        }
        if (padding < 0 || padding > MAX_PADDING) {
            throw new IllegalArgumentException(
                    "padding must be a number from 0 to " + MAX_PADDING + ", came " + padding);
        }
    }

    /** ResNet-18 without its end. */
    static ResidualTrunk of18(int width, int padding, WeightInitialisation weights) {
        return new ResidualTrunk(Block.BASIC, DEPTHS_18, DEPTHS_18.size(), width, padding, weights, "");
    }

    /** ResNet-50 without its end. */
    static ResidualTrunk of50(int width, int padding, WeightInitialisation weights) {
        return new ResidualTrunk(Block.BOTTLENECK, DEPTHS_50, DEPTHS_50.size(), width, padding, weights, "");
    }

    /** Channels that a stage gives, counted from 1. */
    int channels(int stage) {
        return (width << (stage - 1)) * block.expansion;
    }

    /** Cells that are left of so many pixels. */
    int cells(int pixels) {
        int cells = halved((pixels + 2 * padding - FIRST_KERNEL) / 2 + 1);
        for (int stage = 2; stage <= Math.min(strided, depths.size()); stage++) {
            cells = halved(cells);
        }
        return cells;
    }

    private static int halved(int cells) {
        return (cells + 1) / 2;
    }

    /** Adds it behind the input; name of its last vertex. */
    String add(GraphBuilder graph) {
        String last = new LayerChain(graph, weights, NetworkSetting.INPUT)
                .convolution(prefix + "conv1", width, FIRST_KERNEL, 2, padding)
                .normalisation(prefix + "bn1")
                .relu(prefix + "relu")
                .maximum(prefix + "maxpool", 3, 2, 1)
                .end();
        int dilation = 1;
        for (int stage = 1; stage <= depths.size(); stage++) {
            int stride = stage == 1 || stage > strided ? 1 : 2;
            last = block(graph, stage, 0, last, stride, dilation);
            dilation = stage > strided ? 2 * dilation : dilation;
            for (int i = 1; i < depths.get(stage - 1); i++) {
                last = block(graph, stage, i, last, 1, dilation);
            }
        }
        return last;
    }

    /** Name of a stage's last vertex, counted from 1. */
    String end(int stage) {
        return prefix + "layer" + stage + "_" + (depths.get(stage - 1) - 1) + "_relu" + (block == Block.BASIC ? 2 : 3);
    }

    /** Convolutions whose result is added to what came in, or to its projection where size or channels change. */
    private String block(GraphBuilder graph, int stage, int index, String from, int stride, int dilation) {
        String name = prefix + "layer" + stage + "_" + index + "_";
        int inner = width << (stage - 1);
        LayerChain chain = new LayerChain(graph, weights, from);
        if (block == Block.BOTTLENECK) {
            chain.convolution(name + "conv1", inner, 1, 1, 0)
                    .normalisation(name + "bn1")
                    .relu(name + "relu1")
                    .dilated(name + "conv2", inner, stride, dilation)
                    .normalisation(name + "bn2")
                    .relu(name + "relu2")
                    .convolution(name + "conv3", channels(stage), 1, 1, 0)
                    .normalisation(name + "bn3");
        } else {
            chain.dilated(name + "conv1", inner, stride, dilation)
                    .normalisation(name + "bn1")
                    .relu(name + "relu1")
                    .dilated(name + "conv2", inner, 1, dilation)
                    .normalisation(name + "bn2");
        }
        String outer = from;
        if (index == 0 && (stage > 1 || block.expansion > 1)) {
            outer = new LayerChain(graph, weights, from)
                    .convolution(name + "downsample_0", channels(stage), 1, stride, 0)
                    .normalisation(name + "downsample_1")
                    .end();
        }
        return chain.sum(name + "add", outer)
                .relu(name + (block == Block.BASIC ? "relu2" : "relu3"))
                .end();
    }
}
