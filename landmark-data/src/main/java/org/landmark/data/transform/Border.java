package org.landmark.data.transform;

import java.util.Locale;

/** What a picture shows where a crop leaves its photo. */
public enum Border {
    /** The photo's outermost pixels, repeated. */
    EDGE,
    /** Black. */
    ZERO,
    /** Nothing is missing: the crop itself ends at the photo's borders. What an augmentation still shows beyond is as with edge. */
    CLAMP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
