package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.transform.Border;
import org.landmark.data.transform.Crop;

/**
 * What part of a photo the network sees.
 *
 * @param region the whole {@code photo} (default) or the face's {@code box}
 * @param factor by how much a box is enlarged around its middle; default 1.5
 * @param border what is shown where a crop leaves its photo: its {@code edge} repeated (default), {@code zero} for black, or
 *     {@code clamp}, which ends the crop at the photo's borders
 */
public record CropSpec(Region region, Double factor, Border border) {
    static final CropSpec DEFAULT = new CropSpec(null, null, null);

    /** What is cut out. */
    public enum Region {
        PHOTO,
        BOX;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public CropSpec {
        region = requireNonNullElse(region, Region.PHOTO);
        factor = requireNonNullElse(factor, 1.5);
        if (!(factor >= 0.1 && factor <= 10)) {
            throw new IllegalArgumentException("factor must be between 0.1 and 10, came " + factor);
        }
        border = requireNonNullElse(border, Border.EDGE);
    }

    /** The part of a face's photo that the network sees. */
    public Crop of(FaceSample face) {
        if (region == Region.PHOTO) {
            return Crop.of(BoundingBox.whole(face.photoSize()));
        }
        Crop crop = Crop.of(face.box().scaled(factor));
        return border == Border.CLAMP ? crop.within(face.photoSize()) : crop;
    }
}
