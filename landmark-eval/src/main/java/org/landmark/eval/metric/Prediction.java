package org.landmark.eval.metric;

import org.landmark.data.FaceSample;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;

/**
 * What was predicted for a face whose truth is known.
 *
 * @param cropped the face with its truth
 * @param scheme what its points mean
 * @param ratios the predicted points, in ratios of the crop
 */
public record Prediction(CroppedFace cropped, LandmarkScheme scheme, Landmarks ratios) {
    public Prediction {
        if (ratios.count() != scheme.count() || cropped.face().landmarks().count() != scheme.count()) {
            throw new IllegalArgumentException(
                    "scheme " + scheme.name() + " has " + scheme.count() + " points, came " + ratios.count()
                            + " predicted and " + cropped.face().landmarks().count() + " true ones");
        }
    }

    public FaceSample face() {
        return cropped.face();
    }

    /** The predicted points in pixels of the photo. */
    public Landmarks photo() {
        return cropped.crop().toPhoto(ratios);
    }
}
