package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

/**
 * A block of a plain convolutional network: convolution, batch normalisation if asked for (the convolution then has no bias), ReLU,
 * max-pooling, dropout.
 *
 * @param channels that it gives; default 16
 * @param kernel side of the convolution's square kernel; default 5
 * @param stride of the convolution; default 1
 * @param padding of the convolution, with zeros on every side; default 0
 * @param normalise whether there is a batch normalisation; default false
 * @param pool side and stride of the max-pooling, what doesn't fill a window is dropped; 0 or 1 for none; default 0
 * @param dropout share of the numbers that are set to 0 while the network trains; default 0
 */
public record CnnBlock(
        Integer channels,
        Integer kernel,
        Integer stride,
        Integer padding,
        Boolean normalise,
        Integer pool,
        Double dropout) {
    static final int MAX_WINDOW = 64;

    public CnnBlock {
        channels = requireNonNullElse(channels, 16);
        kernel = requireNonNullElse(kernel, 5);
        stride = requireNonNullElse(stride, 1);
        padding = requireNonNullElse(padding, 0);
        normalise = requireNonNullElse(normalise, false);
        pool = requireNonNullElse(pool, 0);
        dropout = requireNonNullElse(dropout, 0.0);
        if (!PlainLayers.isSize(channels)) {
            throw new IllegalArgumentException(
                    "channels must be a number from 1 to " + PlainLayers.MAX_SIZE + ", came " + channels);
        }
        if (kernel < 1 || kernel > MAX_WINDOW || stride < 1 || stride > MAX_WINDOW) {
            throw new IllegalArgumentException(
                    "kernel and stride must be numbers from 1 to " + MAX_WINDOW + ", came " + kernel + ", " + stride);
        }
        if (padding < 0 || padding >= kernel) {
            throw new IllegalArgumentException(
                    "padding must be a number from 0 to " + (kernel - 1) + " (below the kernel), came " + padding);
        }
        if (pool < 0 || pool > MAX_WINDOW) {
            throw new IllegalArgumentException("pool must be a number from 0 to " + MAX_WINDOW + ", came " + pool);
        }
        PlainLayers.requireShare("dropout", dropout);
    }

    /** Whether there is a max-pooling. */
    boolean pools() {
        return pool > 1;
    }

    /** Cells that are left of so many; below 1 if the block does not fit. */
    int cells(int from) {
        int convolved = Math.floorDiv(from + 2 * padding - kernel, stride) + 1;
        return pools() ? convolved / pool : convolved;
    }
}
