package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A plain convolutional network for coordinates, block by block: each as {@link CnnBlock} says, then fully connected layers with ReLU
 * and dropout, then the coordinates, of which none is ever dropped.
 *
 * @param blocks one or more; default three of 12, 16 and 32 channels with 5x5 kernels and 2x2 max-pooling
 * @param hidden sizes of the fully connected layers before the output; default 100
 * @param hiddenDropout share of each fully connected layer's numbers that are set to 0 while the network trains; default 0
 * @param weights how weights are drawn; default fan-in
 */
public record Cnn(List<CnnBlock> blocks, List<Integer> hidden, Double hiddenDropout, WeightInitialisation weights)
        implements NetworkSpec {
    private static final int MAX_BLOCKS = 100;

    /** With every default. */
    public static final Cnn DEFAULT = new Cnn(null, null, null, null);

    public Cnn {
        blocks = List.copyOf(requireNonNullElse(blocks, List.of(pooled(12), pooled(16), pooled(32))));
        hidden = List.copyOf(requireNonNullElse(hidden, List.of(100)));
        hiddenDropout = requireNonNullElse(hiddenDropout, 0.0);
        weights = requireNonNullElse(weights, WeightInitialisation.FAN_IN);
        if (blocks.isEmpty() || blocks.size() > MAX_BLOCKS) {
            throw new IllegalArgumentException("blocks must be 1 to " + MAX_BLOCKS + ", came " + blocks.size());
        }
        PlainLayers.requireHidden(hidden);
        PlainLayers.requireShare("hiddenDropout", hiddenDropout);
    }

    private static CnnBlock pooled(int channels) {
        return new CnnBlock(channels, null, null, null, null, 2, null);
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        return new PlainLayers(blocks, hidden, hiddenDropout, weights).configure("cnn", setting);
    }
}
