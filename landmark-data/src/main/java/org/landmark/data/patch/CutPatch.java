package org.landmark.data.patch;

import static java.util.Objects.requireNonNull;

import org.landmark.data.BoundingBox;
import org.landmark.data.image.Photo;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;

/**
 * What a network sees of a face that nothing else is known of.
 *
 * @param crop the part of the photo that is seen
 * @param patch the piece of the photo that holds it
 * @param pixels where its pixels come from
 */
public record CutPatch(Crop crop, Patch patch, PatchPixels pixels) {
    public CutPatch {
        requireNonNull(crop, "crop is null");
        requireNonNull(patch, "patch is null");
        requireNonNull(pixels, "pixels is null");
    }

    /**
     * A face on a decoded photo, which must stay open for as long as this is used.
     *
     * @param box the face's, in pixels of the photo
     * @param spec says what is cut out and how fine
     */
    public static CutPatch of(Photo photo, BoundingBox box, DataSpec spec) {
        return of(photo, spec.crop().of(box, photo.size()), spec);
    }

    /** A part of a decoded photo, likewise. */
    public static CutPatch of(Photo photo, Crop crop, DataSpec spec) {
        Patch patch = Patch.of(crop, Extent.of(crop), photo.size(), spec.input());
        return new CutPatch(crop, patch, (target, cutter) -> cutter.cut(photo, patch, target));
    }
}
