package org.landmark.eval.metric;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * The normalised mean error (NME): the mean distance in the photo, as a fraction of a distance in the face. Empty for schemes without
 * that distance, and for a face where it is 0.
 *
 * @param normaliser what it is a fraction of
 */
public record NormalisedMeanError(Normaliser normaliser) implements FaceMetric {
    private static final MeanPixelError PIXELS = new MeanPixelError();

    public NormalisedMeanError {
        requireNonNull(normaliser, "normaliser is null");
    }

    /** By the distance that the scheme names. */
    public NormalisedMeanError() {
        this(Normaliser.SCHEME);
    }

    @Override
    public String name() {
        return normaliser.metric();
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        OptionalDouble distance =
                normaliser.distance(prediction.scheme(), prediction.face().landmarks());
        return distance.isEmpty()
                ? distance
                : OptionalDouble.of(PIXELS.of(prediction).orElseThrow() / distance.getAsDouble());
    }
}
