package org.landmark.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.landmark.data.InputException;
import org.nd4j.linalg.activations.Activation;

/**
 * The layers of a plain network: conv1, bn1, relu1, pool1, dropout1, conv2 and so on, fc1, fc1_dropout, ..., output. What a block does
 * not have is left out; without normalisation the ReLU is part of the convolution.
 *
 * @param blocks of convolutions
 * @param hidden sizes of the fully connected layers before the output, each with ReLU
 * @param hiddenDropout share of each one's numbers that are dropped
 * @param weights how weights are drawn
 */
record PlainLayers(List<CnnBlock> blocks, List<Integer> hidden, double hiddenDropout, WeightInitialisation weights) {
    static final int MAX_SIZE = 16_384;

    static boolean isSize(int size) {
        return size >= 1 && size <= MAX_SIZE;
    }

    static void requireHidden(List<Integer> hidden) {
        if (!hidden.stream().allMatch(PlainLayers::isSize)) {
            throw new IllegalArgumentException("hidden must be numbers from 1 to " + MAX_SIZE + ", came " + hidden);
        }
    }

    static void requireShare(String key, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(key + " must be a number from 0 to below 1, came " + share);
        }
    }

    /**
     * The whole network.
     *
     * @param network its name
     * @throws InputException if the target is of another kind, or the picture too small
     */
    ComputationGraphConfiguration configure(String network, NetworkSetting setting) {
        int outputs = setting.coordinates(network);
        requireRoom(network, setting.input().width(), setting.input().height());
        GraphBuilder graph = setting.graph(weights);
        LayerChain chain = new LayerChain(graph, weights, NetworkSetting.INPUT);
        for (int i = 0; i < blocks.size(); i++) {
            add(chain, blocks.get(i), i + 1);
        }
        for (int i = 0; i < hidden.size(); i++) {
            String name = "fc" + (i + 1);
            chain.add(
                            name,
                            new DenseLayer.Builder()
                                    .nOut(hidden.get(i))
                                    .activation(Activation.RELU)
                                    .build())
                    .dropout(name + "_dropout", hiddenDropout);
        }
        chain.add(
                NetworkSetting.OUTPUT,
                new OutputLayer.Builder(setting.loss().function(outputs, 1))
                        .nOut(outputs)
                        .activation(Activation.IDENTITY)
                        .build());
        return graph.setInputTypes(setting.inputType()).build();
    }

    private void requireRoom(String network, int width, int height) {
        int across = width;
        int down = height;
        for (int i = 0; i < blocks.size(); i++) {
            CnnBlock block = blocks.get(i);
            if (block.cells(across) < 1 || block.cells(down) < 1) {
                throw new InputException("network " + network + ": an input of " + width + "x" + height
                        + " is too small: block " + (i + 1) + " (kernel " + block.kernel() + ", padding "
                        + block.padding() + ", pool " + block.pool() + ") leaves nothing of " + across + "x" + down
                        + " cells");
            }
            across = block.cells(across);
            down = block.cells(down);
        }
    }

    private void add(LayerChain chain, CnnBlock block, int number) {
        chain.add("conv" + number, convolution(block));
        if (block.normalise()) {
            chain.normalisation("bn" + number).relu("relu" + number);
        }
        if (block.pools()) {
            chain.maximum("pool" + number, block.pool(), block.pool(), 0);
        }
        chain.dropout("dropout" + number, block.dropout());
    }

    private ConvolutionLayer convolution(CnnBlock block) {
        return new ConvolutionLayer.Builder(block.kernel(), block.kernel())
                .stride(block.stride(), block.stride())
                .padding(block.padding(), block.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .nOut(block.channels())
                .hasBias(!block.normalise())
                .weightInit(weights.convolution(block.channels(), block.kernel()))
                .activation(block.normalise() ? Activation.IDENTITY : Activation.RELU)
                .build();
    }
}
