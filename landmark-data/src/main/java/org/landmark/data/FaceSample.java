package org.landmark.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * One annotated face.
 *
 * @param id the annotation's own name of it, unique within its data set
 * @param photo the file it is on
 * @param photoSize the photo's size in pixels
 * @param box the face's box in pixels of the photo
 * @param landmarks the points in pixels of the photo
 */
public record FaceSample(String id, Path photo, ImageSize photoSize, BoundingBox box, Landmarks landmarks) {
    public FaceSample {
        requireNonNull(id, "id is null");
        requireNonNull(photo, "photo is null");
        requireNonNull(photoSize, "photoSize is null");
        requireNonNull(box, "box is null");
        requireNonNull(landmarks, "landmarks is null");
    }

    public FaceSample withLandmarks(Landmarks other) {
        return new FaceSample(id, photo, photoSize, box, other);
    }
}
