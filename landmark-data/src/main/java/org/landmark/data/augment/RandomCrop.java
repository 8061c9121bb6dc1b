package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * Shows a window of the crop, anywhere within it: what rescaling to 250 pixels and cutting 224 of them at random does, for a share of 0.896.
 *
 * @param probability default 1
 * @param share of the window's sides in the crop's; default 0.896, that is 224/250
 */
public record RandomCrop(Double probability, Double share) implements Movement {
    public RandomCrop {
        probability = Augmentation.checked(probability, 1);
        share = requireNonNullElse(share, 0.896);
        if (!(share >= 0.1 && share <= 1)) {
            throw new IllegalArgumentException("share must be between 0.1 and 1, came " + share);
        }
    }

    @Override
    public Homography draw(RandomGenerator random, Crop crop) {
        double left = (1 - share) * (random.nextDouble() - 0.5) * crop.width();
        double top = (1 - share) * (random.nextDouble() - 0.5) * crop.height();
        return Homography.translation(-left, -top).then(Homography.scaling(1 / share, 1 / share));
    }

    @Override
    public Extent reach(Extent shown, Crop crop) {
        return shown.times(share).plus(crop.width() * (1 - share) / 2, crop.height() * (1 - share) / 2);
    }
}
