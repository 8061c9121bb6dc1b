package org.landmark.eval.predict;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.landmark.data.BoundingBox;
import org.landmark.data.Landmarks;

/**
 * A face with the landmarks that a model sees on it.
 *
 * @param box around the face, in pixels of the photo, as data sets have it; the whole photo where nothing was looked for
 * @param score how sure the detector is of it, in the detector's own unit; empty for a box that was given
 * @param landmarks in pixels of the photo, centres of pixels on whole numbers, in the order of the model's scheme
 * @param confidences for each landmark, how likely it lies as close to the truth as the model's calibration says, between 0 and 1;
 *     empty for models that tell no landmark's place by a heatmap, or that were not calibrated
 */
public record Face(BoundingBox box, OptionalDouble score, Landmarks landmarks, Optional<List<Double>> confidences) {
    public Face {
        requireNonNull(box, "box is null");
        requireNonNull(score, "score is null");
        requireNonNull(landmarks, "landmarks is null");
        confidences = confidences.map(List::copyOf);
        if (confidences.isPresent() && confidences.get().size() != landmarks.count()) {
            throw new IllegalArgumentException("expected a confidence for each of " + landmarks.count()
                    + " landmarks, came " + confidences.get().size());
        }
    }

    /** The same face where its box and points stand elsewhere, as on a photo that is turned. */
    public Face moved(UnaryOperator<BoundingBox> boxes, UnaryOperator<Landmarks> points) {
        return new Face(boxes.apply(box), score, points.apply(landmarks), confidences);
    }
}
