package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * ResNet-50 for coordinates, as torchvision builds it (its "V1.5": the stride is in a block's 3x3 convolution) and with its names of
 * layers, "_" for ".". A 224x224 picture becomes 64x112x112, 64x56x56 by max-pooling, then by four stages of 3, 4, 6 and 3 blocks
 * 256x56x56, 512x28x28, 1024x14x14 and 2048x7x7, whose mean over the cells is fully connected to the coordinates.
 *
 * <p>The fully connected layer draws its weights by fan-in, as PyTorch's do.
 *
 * @param width channels within the blocks of the first stage, doubled by each of the others; default 64
 * @param padding of the first convolution, 7x7; default 3
 * @param weights how the convolutions' weights are drawn; default He by fan-out, as torchvision's
 */
public record ResNet50(Integer width, Integer padding, WeightInitialisation weights) implements NetworkSpec {
    /** With every default. */
    public static final ResNet50 DEFAULT = new ResNet50(null, null, null);

    public ResNet50 {
        width = requireNonNullElse(width, ResidualTrunk.DEFAULT_WIDTH);
        padding = requireNonNullElse(padding, ResidualTrunk.DEFAULT_PADDING);
        weights = requireNonNullElse(weights, WeightInitialisation.HE_FAN_OUT);
        ResidualTrunk.requireOptions(width, padding);
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        return new PooledRegression(ResidualTrunk.of50(width, padding, weights)).configure("resnet50", setting);
    }
}
