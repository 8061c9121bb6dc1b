package org.landmark.eval.detect;

import static java.util.Objects.requireNonNull;

import org.landmark.data.BoundingBox;

/**
 * Where a detector sees a face.
 *
 * @param box in pixels of the photo; it may reach over the photo's borders
 * @param score how sure it is, in the detector's own unit, higher for surer
 */
public record DetectedFace(BoundingBox box, double score) {
    public DetectedFace {
        requireNonNull(box, "box is null");
    }
}
