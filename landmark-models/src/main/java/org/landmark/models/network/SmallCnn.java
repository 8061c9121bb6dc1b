package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A plain convolutional network for coordinates: blocks of convolution without padding, ReLU and 2x2 max-pooling, then fully
 * connected layers with ReLU, then the coordinates. With its defaults and a 1x60x80 picture: 12x28x38, 16x12x17, 32x4x6, 100, 2.
 *
 * @param channels output channels of each block; default 12, 16, 32
 * @param kernel side of the convolutions' square kernels; default 5
 * @param hidden sizes of the fully connected layers before the output; default 100
 * @param weights how weights are drawn; default fan-in
 */
public record SmallCnn(List<Integer> channels, Integer kernel, List<Integer> hidden, WeightInitialisation weights)
        implements NetworkSpec {
    /** With every default. */
    public static final SmallCnn DEFAULT = new SmallCnn(null, null, null, null);

    public SmallCnn {
        channels = List.copyOf(requireNonNullElse(channels, List.of(12, 16, 32)));
        kernel = requireNonNullElse(kernel, 5);
        hidden = List.copyOf(requireNonNullElse(hidden, List.of(100)));
        weights = requireNonNullElse(weights, WeightInitialisation.FAN_IN);
        if (channels.isEmpty() || !channels.stream().allMatch(PlainLayers::isSize)) {
            throw new IllegalArgumentException(
                    "channels must be one or more numbers from 1 to " + PlainLayers.MAX_SIZE + ", came " + channels);
        }
        if (kernel < 1 || kernel > CnnBlock.MAX_WINDOW) {
            throw new IllegalArgumentException(
                    "kernel must be a number from 1 to " + CnnBlock.MAX_WINDOW + ", came " + kernel);
        }
        PlainLayers.requireHidden(hidden);
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        List<CnnBlock> blocks = channels.stream()
                .map(count -> new CnnBlock(count, kernel, null, null, null, 2, null))
                .toList();
        return new PlainLayers(blocks, hidden, 0, weights).configure("small-cnn", setting);
    }
}
