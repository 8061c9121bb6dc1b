package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;

/**
 * Adds Gaussian noise, to every value by itself.
 *
 * @param probability default 1
 * @param sigma its standard deviation as a share of full brightness; default [0, 0.05]
 */
public record Noise(Double probability, Range sigma) implements PixelChange {
    public Noise {
        probability = Augmentation.checked(probability, 1);
        sigma = requireNonNullElse(sigma, new Range(0, 0.05)).within("sigma", 0, 1);
    }

    @Override
    public PixelEffect draw(RandomGenerator random) {
        double drawn = 255 * sigma.draw(random);
        int seed = random.nextInt();
        return picture -> picture.noise(drawn, seed);
    }
}
