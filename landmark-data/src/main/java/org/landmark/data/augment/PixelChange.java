package org.landmark.data.augment;

import java.util.random.RandomGenerator;

/** An augmentation that changes a picture's pixels and leaves the points where they are. */
public sealed interface PixelChange extends Augmentation
        permits Blur, Brightness, ColourJitter, Contrast, Noise, Occlusion {
    /** One of its changes. */
    PixelEffect draw(RandomGenerator random);
}
