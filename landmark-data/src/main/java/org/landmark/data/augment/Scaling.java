package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * Makes the face larger or smaller around the crop's middle.
 *
 * @param probability default 1
 * @param factor above 1 is larger; default [0.9, 1.1]
 */
public record Scaling(Double probability, Range factor) implements Movement {
    public Scaling {
        probability = Augmentation.checked(probability, 1);
        factor = requireNonNullElse(factor, new Range(0.9, 1.1)).within("factor", 0.25, 4);
    }

    @Override
    public Homography draw(RandomGenerator random, Crop crop) {
        double drawn = factor.draw(random);
        return Homography.scaling(drawn, drawn);
    }

    @Override
    public Extent reach(Extent shown, Crop crop) {
        return shown.times(1 / Math.min(1, factor.low()));
    }
}
