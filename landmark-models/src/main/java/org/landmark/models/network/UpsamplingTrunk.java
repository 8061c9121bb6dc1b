package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.landmark.models.network.ResidualTrunk.Block;

/**
 * The first stages of a ResNet-18, and 4x4 transposed convolutions that double the size of what they give, each with batch
 * normalisation and ReLU (B. Xiao et al., Simple Baselines for Human Pose Estimation and Tracking, ECCV 2018).
 *
 * @param width channels of the first stage, doubled by each of the others
 * @param stages how many of the four
 * @param deconvolutions channels of each transposed convolution
 * @param weights how weights are drawn
 */
record UpsamplingTrunk(int width, int stages, List<Integer> deconvolutions, WeightInitialisation weights) {
    private static final int MAX_DECONVOLUTIONS = 5;
    private static final int MAX_CHANNELS = 4096;
    private static final int KERNEL = 4;
    private static final int DEFAULT_STAGES = 3;
    private static final List<Integer> DEFAULT_DECONVOLUTIONS = List.of(128, 128);

    UpsamplingTrunk {
        ResidualTrunk.requireOptions(width, ResidualTrunk.DEFAULT_PADDING);
        int all = ResidualTrunk.DEPTHS_18.size();
        if (stages < 1 || stages > all) {
            throw new IllegalArgumentException("stages must be a number from 1 to " + all + ", came " + stages);
        }
        if (deconvolutions.size() > MAX_DECONVOLUTIONS
                || !deconvolutions.stream().allMatch(channels -> channels >= 1 && channels <= MAX_CHANNELS)) {
            throw new IllegalArgumentException("deconvolutions must be up to " + MAX_DECONVOLUTIONS
                    + " numbers from 1 to " + MAX_CHANNELS + ", came " + deconvolutions);
        }
    }

    /** Options of a network, with their defaults for null. */
    static UpsamplingTrunk of(
            Integer width, Integer stages, List<Integer> deconvolutions, WeightInitialisation weights) {
        return new UpsamplingTrunk(
                requireNonNullElse(width, ResidualTrunk.DEFAULT_WIDTH),
                requireNonNullElse(stages, DEFAULT_STAGES),
                List.copyOf(requireNonNullElse(deconvolutions, DEFAULT_DECONVOLUTIONS)),
                requireNonNullElse(weights, WeightInitialisation.HE_FAN_OUT));
    }

    /** Cells that come of so many pixels. */
    int cells(int pixels) {
        return backbone().cells(pixels) << deconvolutions.size();
    }

    /** Adds it behind the input. */
    LayerChain add(GraphBuilder graph) {
        LayerChain chain = new LayerChain(graph, weights, backbone().add(graph));
        for (int i = 0; i < deconvolutions.size(); i++) {
            String name = "deconv" + (i + 1);
            chain.doubling(name, deconvolutions.get(i), KERNEL, false)
                    .normalisation(name + "_bn")
                    .relu(name + "_relu");
        }
        return chain;
    }

    private ResidualTrunk backbone() {
        return new ResidualTrunk(
                Block.BASIC,
                ResidualTrunk.DEPTHS_18.subList(0, stages),
                stages,
                width,
                ResidualTrunk.DEFAULT_PADDING,
                weights,
                "");
    }
}
