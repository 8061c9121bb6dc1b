package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * Turns the face around the crop's middle.
 *
 * @param probability default 1
 * @param degrees clockwise; default [-15, 15]
 */
public record Rotation(Double probability, Range degrees) implements Movement {
    public Rotation {
        probability = Augmentation.checked(probability, 1);
        degrees = requireNonNullElse(degrees, new Range(-15, 15)).within("degrees", -180, 180);
    }

    @Override
    public Homography draw(RandomGenerator random, Crop crop) {
        return Homography.rotation(Math.toRadians(degrees.draw(random)));
    }

    @Override
    public Extent reach(Extent shown, Crop crop) {
        return shown.turned(Math.toRadians(degrees.amount()));
    }
}
