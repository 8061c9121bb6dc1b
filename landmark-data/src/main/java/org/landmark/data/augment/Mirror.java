package org.landmark.data.augment;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * Swaps left and right; each point then becomes the one that the scheme's mirror permutation says.
 *
 * @param probability default 0.5
 */
public record Mirror(Double probability) implements Movement {
    public Mirror {
        probability = Augmentation.checked(probability, 0.5);
    }

    @Override
    public Homography draw(RandomGenerator random, Crop crop) {
        return Homography.scaling(-1, 1);
    }

    @Override
    public Extent reach(Extent shown, Crop crop) {
        return shown;
    }
}
