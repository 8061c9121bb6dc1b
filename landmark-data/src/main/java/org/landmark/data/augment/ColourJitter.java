package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;
import org.landmark.data.image.ColourMix;

/**
 * Changes brightness, contrast, saturation and hue, by amounts as torchvision's {@code ColorJitter} takes them: a factor drawn from
 * 1 - amount to 1 + amount for the first three, a turn of -amount to amount of the colour circle for the hue. Unlike there, the order is
 * always this one, and hues turn in the plane of chroma of YIQ. On grey pictures the last two do nothing.
 *
 * @param probability default 1
 * @param brightness default 0.2
 * @param contrast around the picture's mean; default 0.2
 * @param saturation default 0.2
 * @param hue at most 0.5; default 0
 */
public record ColourJitter(Double probability, Double brightness, Double contrast, Double saturation, Double hue)
        implements PixelChange {
    public ColourJitter {
        probability = Augmentation.checked(probability, 1);
        brightness = amount("brightness", brightness, 0.2, 1);
        contrast = amount("contrast", contrast, 0.2, 1);
        saturation = amount("saturation", saturation, 0.2, 1);
        hue = amount("hue", hue, 0, 0.5);
    }

    private static Double amount(String key, Double given, double byDefault, double most) {
        double value = requireNonNullElse(given, byDefault);
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(key + " must be between 0 and " + most + ", came " + value);
        }
        return value;
    }

    @Override
    public PixelEffect draw(RandomGenerator random) {
        double light = 1 + between(random, brightness);
        double distance = 1 + between(random, contrast);
        double colour = 1 + between(random, saturation);
        double turn = 2 * Math.PI * between(random, hue);
        ColourMix mix = ColourMix.saturation(colour).then(ColourMix.hue(turn));
        return picture -> {
            picture.linear(light, 0);
            picture.linear(distance, picture.meanLuma() * (1 - distance));
            picture.mix(mix);
        };
    }

    private static double between(RandomGenerator random, double amount) {
        return amount * (2 * random.nextDouble() - 1);
    }
}
