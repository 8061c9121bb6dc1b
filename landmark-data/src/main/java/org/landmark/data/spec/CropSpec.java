package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.transform.Border;
import org.landmark.data.transform.Crop;

/**
 * What part of a photo the network sees.
 *
 * @param region the whole {@code photo} (default), its {@code centre} or the face's {@code box}
 * @param factor by how much a box is enlarged around its middle, default 1.5; and what share of the photo's width and height its centre
 *     is, at most 1, default 1; of no effect on the whole photo
 * @param negative what becomes of a box whose left or top is negative: {@code keep} (default), {@code skip} the face, or {@code
 *     clamp} that left or top to 0 with the box's width and height as they are; of no effect on other regions
 * @param border what is shown where a crop leaves its photo: its {@code edge} repeated (default), {@code zero} for black, or
 *     {@code clamp}, which ends the crop at the photo's borders
 */
public record CropSpec(Region region, Double factor, Negative negative, Border border) {
    static final CropSpec DEFAULT = new CropSpec(null, null, null, null);

    /** What is cut out. */
    public enum Region {
        PHOTO,
        CENTRE,
        BOX;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What becomes of a box that begins outside its photo. */
    public enum Negative {
        KEEP,
        SKIP,
        CLAMP;

        private BoundingBox applied(BoundingBox box) {
            return this == CLAMP
                    ? new BoundingBox(Math.max(0, box.left()), Math.max(0, box.top()), box.width(), box.height())
                    : box;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public CropSpec {
        region = requireNonNullElse(region, Region.PHOTO);
        factor = requireNonNullElse(factor, region == Region.CENTRE ? 1 : 1.5);
        negative = requireNonNullElse(negative, Negative.KEEP);
        if (!(factor >= 0.1 && factor <= 10)) {
            throw new IllegalArgumentException("factor must be between 0.1 and 10, came " + factor);
        }
        if (region == Region.CENTRE && factor > 1) {
            throw new IllegalArgumentException(
                    "factor must be at most 1 where region is centre, as a share of the photo, came " + factor);
        }
        border = requireNonNullElse(border, Border.EDGE);
    }

    /** Whether a face is left out for its box. */
    public boolean leavesOut(FaceSample face) {
        return negative == Negative.SKIP
                && region == Region.BOX
                && (face.box().left() < 0 || face.box().top() < 0);
    }

    /** The part of a face's photo that the network sees. */
    public Crop of(FaceSample face) {
        return of(face.box(), face.photoSize());
    }

    /**
     * The part of a photo that the network sees of a face.
     *
     * @param box the face's, in pixels of the photo; of no effect unless the region is {@link Region#BOX}
     */
    public Crop of(BoundingBox box, ImageSize photo) {
        BoundingBox whole = BoundingBox.whole(photo);
        if (region == Region.PHOTO) {
            return Crop.of(whole);
        }
        Crop crop = Crop.of((region == Region.BOX ? negative.applied(box) : whole).scaled(factor));
        return border == Border.CLAMP ? crop.within(photo) : crop;
    }
}
