package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;

/**
 * Multiplies every value's distance from half of full brightness (imgaug's linear contrast).
 *
 * @param probability default 1
 * @param factor above 1 is more contrast; default [0.75, 1.25]
 */
public record Contrast(Double probability, Range factor) implements PixelChange {
    private static final double MIDDLE = 127.5;

    public Contrast {
        probability = Augmentation.checked(probability, 1);
        factor = requireNonNullElse(factor, new Range(0.75, 1.25)).within("factor", 0, 10);
    }

    @Override
    public PixelEffect draw(RandomGenerator random) {
        double drawn = factor.draw(random);
        return picture -> picture.linear(drawn, MIDDLE * (1 - drawn));
    }
}
