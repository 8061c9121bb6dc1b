package org.landmark.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * One annotated face.
 *
 * @param id the annotation's own name of it, unique within its data set
 * @param photo the file it is on
 * @param photoName the photo as the annotation names it, unchanged
 * @param photoSize the photo's size in pixels
 * @param box the face's box in pixels of the photo
 * @param landmarks the points in pixels of the photo; {@link Landmarks#NONE} where nobody has annotated them
 */
public record FaceSample(
        String id, Path photo, String photoName, ImageSize photoSize, BoundingBox box, Landmarks landmarks) {
    public FaceSample {
        requireNonNull(id, "id is null");
        requireNonNull(photo, "photo is null");
        requireNonNull(photoName, "photoName is null");
        requireNonNull(photoSize, "photoSize is null");
        requireNonNull(box, "box is null");
        requireNonNull(landmarks, "landmarks is null");
    }

    /** A face whose annotation calls its photo by the file's name. */
    public FaceSample(String id, Path photo, ImageSize photoSize, BoundingBox box, Landmarks landmarks) {
        this(id, photo, photo.getFileName().toString(), photoSize, box, landmarks);
    }

    public FaceSample withLandmarks(Landmarks other) {
        return new FaceSample(id, photo, photoName, photoSize, box, other);
    }
}
