package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.landmark.data.InputException;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.network.ResidualTrunk.Block;

/**
 * The first stages of a ResNet-18, and 4x4 transposed convolutions that double the size of what they give, each with batch
 * normalisation and ReLU (B. Xiao et al., Simple Baselines for Human Pose Estimation and Tracking, ECCV 2018). With lateral connections a
 * normalised 1x1 convolution of the stage of that size is added before the ReLU (T.-Y. Lin et al., Feature Pyramid Networks for Object
 * Detection, CVPR 2017).
 *
 * @param width channels of the first stage, doubled by each of the others
 * @param stages how many of the four
 * @param deconvolutions channels of each transposed convolution
 * @param lateral whether there are lateral connections, for as many transposed convolutions as there are stages of their size
 * @param weights how weights are drawn
 */
record UpsamplingTrunk(
        int width, int stages, List<Integer> deconvolutions, boolean lateral, WeightInitialisation weights) {
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
        if (lateral && (stages == 1 || deconvolutions.isEmpty())) {
            throw new IllegalArgumentException("lateral: true needs two stages and a deconvolution at least, came "
                    + stages + " and " + deconvolutions);
        }
        if (deconvolutions.size() > MAX_DECONVOLUTIONS
                || !deconvolutions.stream().allMatch(channels -> channels >= 1 && channels <= MAX_CHANNELS)) {
            throw new IllegalArgumentException("deconvolutions must be up to " + MAX_DECONVOLUTIONS
                    + " numbers from 1 to " + MAX_CHANNELS + ", came " + deconvolutions);
        }
    }

    /** Options of a network, with their defaults for null. */
    static UpsamplingTrunk of(
            Integer width,
            Integer stages,
            List<Integer> deconvolutions,
            Boolean lateral,
            WeightInitialisation weights) {
        return new UpsamplingTrunk(
                requireNonNullElse(width, ResidualTrunk.DEFAULT_WIDTH),
                requireNonNullElse(stages, DEFAULT_STAGES),
                List.copyOf(requireNonNullElse(deconvolutions, DEFAULT_DECONVOLUTIONS)),
                requireNonNullElse(lateral, false),
                requireNonNullElse(weights, WeightInitialisation.HE_FAN_OUT));
    }

    /** Cells that come of so many pixels. */
    int cells(int pixels) {
        return backbone().cells(pixels) << deconvolutions.size();
    }

    /**
     * Refuses a picture whose halves, rounded up, don't double to the sizes that lateral connections add to.
     *
     * @param network its name
     * @throws InputException if so
     */
    void requireSizes(String network, InputSpec input) {
        int multiple = 2 << stages;
        if (lateral && (input.height() % multiple != 0 || input.width() % multiple != 0)) {
            throw new InputException("network " + network + ": an input of " + input.width() + "x" + input.height()
                    + " does not fit lateral connections (expected multiples of " + multiple + ", or lateral: false)");
        }
    }

    /** Adds it behind the input. */
    LayerChain add(GraphBuilder graph) {
        ResidualTrunk backbone = backbone();
        LayerChain chain = new LayerChain(graph, weights, backbone.add(graph));
        for (int i = 0; i < deconvolutions.size(); i++) {
            String name = "deconv" + (i + 1);
            chain.doubling(name, deconvolutions.get(i), KERNEL, false).normalisation(name + "_bn");
            int stage = stages - 1 - i;
            if (lateral && stage >= 1) {
                String side = "lateral" + (i + 1);
                String from = new LayerChain(graph, weights, backbone.end(stage))
                        .convolution(side, deconvolutions.get(i), 1, 1, 0)
                        .normalisation(side + "_bn")
                        .end();
                chain.sum(name + "_add", from);
            }
            chain.relu(name + "_relu");
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
