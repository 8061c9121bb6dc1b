package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;

/**
 * Covers a rectangle, anywhere within the picture, with one colour, after random erasing (Zhong et al., AAAI 2020). Points below it stay
 * where they are.
 *
 * @param probability default 0.5
 * @param share of the rectangle's sides in the picture's, drawn for each of both; default [0.1, 0.3]
 */
public record Occlusion(Double probability, Range share) implements PixelChange {
    public Occlusion {
        probability = Augmentation.checked(probability, 0.5);
        share = requireNonNullElse(share, new Range(0.1, 0.3)).within("share", 0, 1);
    }

    @Override
    public PixelEffect draw(RandomGenerator random) {
        double width = share.draw(random);
        double height = share.draw(random);
        double left = (1 - width) * random.nextDouble();
        double top = (1 - height) * random.nextDouble();
        int colour = random.nextInt(1 << 24);
        return picture -> picture.fill(left, top, width, height, colour);
    }
}
