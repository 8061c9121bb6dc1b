package org.landmark.data.transform;

import static java.util.Objects.requireNonNull;

import org.landmark.data.Landmarks;

/**
 * What a network sees of a photo: a crop, and how its content is moved within it. The change of frame goes both ways.
 *
 * @param crop the part of the photo
 * @param move where a point of the crop is shown, both in pixels of the photo counted from the crop's middle
 */
public record View(Crop crop, Homography move) {
    public View {
        requireNonNull(crop, "crop is null");
        requireNonNull(move, "move is null");
    }

    /** The crop as it is. */
    public static View of(Crop crop) {
        return new View(crop, Homography.IDENTITY);
    }

    /** From pixels of the photo to ratios of the picture that is seen; outside 0 to 1 for points that are not on it. */
    public Landmarks toRatios(Landmarks photo) {
        return isStill() ? crop.toRatios(photo) : photoToRatios().apply(photo);
    }

    /** From ratios of the picture that is seen to pixels of the photo. */
    public Landmarks toPhoto(Landmarks ratios) {
        return isStill() ? crop.toPhoto(ratios) : photoToRatios().inverse().apply(ratios);
    }

    /** From pixels of the photo to ratios of the picture that is seen. */
    public Homography photoToRatios() {
        return Homography.translation(0.5 - crop.left() - crop.width() / 2.0, 0.5 - crop.top() - crop.height() / 2.0)
                .then(move)
                .then(Homography.scaling(1.0 / crop.width(), 1.0 / crop.height()))
                .then(Homography.translation(0.5, 0.5));
    }

    private boolean isStill() {
        return move.equals(Homography.IDENTITY);
    }
}
