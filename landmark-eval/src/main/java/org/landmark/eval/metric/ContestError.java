package org.landmark.eval.metric;

import java.util.OptionalDouble;

/**
 * What the contest of the course CS194-26 at Berkeley scores: the mean over all rows of a submission, each one coordinate in pixels of the
 * original photo, of the difference without its sign. As every face has as many rows, that is the mean over faces of their MAE in
 * pixels of the photo.
 */
public final class ContestError implements FaceMetric {
    private final MeanAbsoluteError rows = new MeanAbsoluteError(Frame.PHOTO_PIXELS);

    @Override
    public String name() {
        return "contestMae";
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        return rows.of(prediction);
    }
}
