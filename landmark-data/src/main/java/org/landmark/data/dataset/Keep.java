package org.landmark.data.dataset;

/** Where the pixels of a data set stand once its photos have been decoded. */
public enum Keep {
    /** In memory if they are few, otherwise in the crop cache; where that can't be written, nowhere. */
    AUTO,
    /** In the crop cache. */
    FILE,
    /** Nowhere: photos are decoded each time they are used. */
    NOTHING
}
