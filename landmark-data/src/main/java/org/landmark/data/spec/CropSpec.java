package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.transform.Crop;

/**
 * What part of a photo the network sees.
 *
 * @param region the whole {@code photo} (default) or the face's {@code box}
 * @param factor by how much a box is enlarged around its middle; default 1.5; a crop that leaves the photo repeats its border
 */
public record CropSpec(Region region, Double factor) {
    static final CropSpec DEFAULT = new CropSpec(null, null);

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
    }

    /** The part of a face's photo that the network sees. */
    public Crop of(FaceSample face) {
        return Crop.of(
                region == Region.PHOTO
                        ? BoundingBox.whole(face.photoSize())
                        : face.box().scaled(factor));
    }
}
