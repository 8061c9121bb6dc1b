package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;

/**
 * Adds the same to every value.
 *
 * @param probability default 1
 * @param add as a share of full brightness; default [-0.1, 0.1]
 */
public record Brightness(Double probability, Range add) implements PixelChange {
    public Brightness {
        probability = Augmentation.checked(probability, 1);
        add = requireNonNullElse(add, new Range(-0.1, 0.1)).within("add", -1, 1);
    }

    @Override
    public PixelEffect draw(RandomGenerator random) {
        double drawn = 255 * add.draw(random);
        return picture -> picture.linear(1, drawn);
    }
}
