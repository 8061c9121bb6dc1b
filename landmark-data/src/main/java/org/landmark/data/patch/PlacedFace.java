package org.landmark.data.patch;

import static java.util.Objects.requireNonNull;

import org.landmark.data.FaceSample;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.transform.Crop;

/**
 * A face and what of its photo is wanted, before any pixel is read.
 *
 * @param face the annotated face, with the points of the experiment's scheme
 * @param crop the part of the photo that is seen when nothing moves
 * @param patch the piece of the photo that any view of it needs
 */
public record PlacedFace(FaceSample face, Crop crop, Patch patch) {
    public PlacedFace {
        requireNonNull(face, "face is null");
        requireNonNull(crop, "crop is null");
        requireNonNull(patch, "patch is null");
    }

    /** Of a face by what the experiment asks for. */
    public static PlacedFace of(FaceSample face, DataSpec spec) {
        Crop crop = spec.crop().of(face);
        return new PlacedFace(face, crop, Patch.of(crop, spec.augmenter().reach(crop), face.photoSize(), spec.input()));
    }
}
