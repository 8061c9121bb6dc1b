package org.landmark.data.dataset;

import static java.util.Objects.requireNonNull;

import org.landmark.data.FaceSample;
import org.landmark.data.Landmarks;
import org.landmark.data.patch.Patch;
import org.landmark.data.patch.PatchPixels;
import org.landmark.data.transform.Crop;

/**
 * A face together with the piece of its photo that a network may see.
 *
 * @param face the annotated face, with the points of the experiment's scheme
 * @param crop the part of the photo that is seen when nothing moves
 * @param patch the piece of the photo
 * @param pixels where its pixels come from
 */
public record CroppedFace(FaceSample face, Crop crop, Patch patch, PatchPixels pixels) {
    public CroppedFace {
        requireNonNull(face, "face is null");
        requireNonNull(crop, "crop is null");
        requireNonNull(patch, "patch is null");
        requireNonNull(pixels, "pixels is null");
    }

    /** The face's points in ratios of the crop. */
    public Landmarks ratios() {
        return crop.toRatios(face.landmarks());
    }
}
