package org.landmark.data.augment;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/** An augmentation that moves the content of a crop, and the points with it. */
public sealed interface Movement extends Augmentation
        permits Mirror, Perspective, RandomCrop, Rotation, Scaling, Translation {
    /** One of its movements: where a point is shown, in pixels of the photo counted from the crop's middle. */
    Homography draw(RandomGenerator random, Crop crop);

    /** How far that can reach which is shown within {@code shown} after any of its movements. */
    Extent reach(Extent shown, Crop crop);
}
