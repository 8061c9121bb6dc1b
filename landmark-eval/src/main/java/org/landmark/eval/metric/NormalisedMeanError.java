package org.landmark.eval.metric;

import java.util.OptionalDouble;

/**
 * The normalised mean error (NME): the mean distance divided by that of the two annotated points that the scheme names for it, as a
 * fraction. With the outer corners of the eyes it is the inter-ocular error of C. Sagonas et al., 300 Faces in-the-Wild Challenge,
 * ICCVW 2013. Empty for schemes that name none, and for a face where the two lie in one place.
 */
public final class NormalisedMeanError implements FaceMetric {
    private final MeanPixelError pixels = new MeanPixelError();

    @Override
    public String name() {
        return "nme";
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        OptionalDouble distance =
                prediction.scheme().normalisingDistance(prediction.face().landmarks());
        return distance.isEmpty()
                ? distance
                : OptionalDouble.of(pixels.of(prediction).orElseThrow() / distance.getAsDouble());
    }
}
