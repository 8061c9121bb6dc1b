package org.landmark.data.augment;

import org.landmark.data.image.Picture;

/** A change of a picture's pixels with everything random about it already drawn. */
@FunctionalInterface
public interface PixelEffect {
    void applyTo(Picture picture);
}
