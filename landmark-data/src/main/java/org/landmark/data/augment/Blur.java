package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;

/**
 * Blurs by a Gaussian.
 *
 * @param probability default 1
 * @param sigma in pixels of the picture that the network sees; default [0, 1]
 */
public record Blur(Double probability, Range sigma) implements PixelChange {
    public Blur {
        probability = Augmentation.checked(probability, 1);
        sigma = requireNonNullElse(sigma, new Range(0, 1)).within("sigma", 0, 50);
    }

    @Override
    public PixelEffect draw(RandomGenerator random) {
        double drawn = sigma.draw(random);
        return picture -> picture.blur(drawn);
    }
}
