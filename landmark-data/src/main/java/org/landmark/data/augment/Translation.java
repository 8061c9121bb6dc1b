package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * Shifts the face, along both axes by amounts of their own.
 *
 * @param probability default 1
 * @param share of the crop's width and height, to the right and down; default [-0.05, 0.05]
 */
public record Translation(Double probability, Range share) implements Movement {
    public Translation {
        probability = Augmentation.checked(probability, 1);
        share = requireNonNullElse(share, new Range(-0.05, 0.05)).within("share", -1, 1);
    }

    @Override
    public Homography draw(RandomGenerator random, Crop crop) {
        return Homography.translation(crop.width() * share.draw(random), crop.height() * share.draw(random));
    }

    @Override
    public Extent reach(Extent shown, Crop crop) {
        return shown.plus(crop.width() * share.amount(), crop.height() * share.amount());
    }
}
