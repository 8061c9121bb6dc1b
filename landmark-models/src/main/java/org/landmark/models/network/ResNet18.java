package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

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
    /** With every default. */
    public static final ResNet18 DEFAULT = new ResNet18(null, null, null);

    public ResNet18 {
        width = requireNonNullElse(width, ResidualTrunk.DEFAULT_WIDTH);
        padding = requireNonNullElse(padding, ResidualTrunk.DEFAULT_PADDING);
        weights = requireNonNullElse(weights, WeightInitialisation.HE);
        ResidualTrunk.requireOptions(width, padding);
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        return new PooledRegression(ResidualTrunk.of18(width, padding, weights)).configure("resnet18", setting);
    }
}
