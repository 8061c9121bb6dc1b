package org.landmark.data.dataset;

import org.landmark.data.FaceSample;
import org.landmark.data.Landmarks;
import org.landmark.data.transform.Crop;

/**
 * A face together with the picture that a network sees of it.
 *
 * @param face the annotated face, with the points of the experiment's scheme
 * @param crop the part of the photo that the picture shows
 * @param picture 8-bit values, channel by channel and row by row; shared, not to be changed
 */
public record EncodedFace(FaceSample face, Crop crop, byte[] picture) {
    /** The face's points in ratios of the crop. */
    public Landmarks ratios() {
        return crop.toRatios(face.landmarks());
    }
}
