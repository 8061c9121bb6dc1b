package org.landmark.eval.metric;

import java.util.OptionalDouble;
import org.landmark.data.LandmarkScheme.EyeCorners;
import org.landmark.data.Landmarks;

/**
 * The normalised mean error (NME): the mean distance divided by that of the outer eye corners, as a fraction. C. Sagonas et al.,
 * 300 Faces in-the-Wild Challenge, ICCVW 2013. Empty for schemes without eye corners.
 */
public final class InterOcularError implements FaceMetric {
    private final MeanPixelError pixels = new MeanPixelError();

    @Override
    public String name() {
        return "nme";
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        if (prediction.scheme().eyeCorners().isEmpty()) {
            return OptionalDouble.empty();
        }
        EyeCorners eyes = prediction.scheme().eyeCorners().get();
        Landmarks truth = prediction.face().landmarks();
        double distance =
                Math.hypot(truth.x(eyes.left()) - truth.x(eyes.right()), truth.y(eyes.left()) - truth.y(eyes.right()));
        return OptionalDouble.of(pixels.of(prediction).orElseThrow() / distance);
    }
}
