package org.landmark.eval.metric;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * The mean over all coordinates of the difference without its sign (MAE).
 *
 * @param frame what the coordinates are in
 */
public record MeanAbsoluteError(Frame frame) implements FaceMetric {
    public MeanAbsoluteError {
        requireNonNull(frame, "frame is null");
    }

    @Override
    public String name() {
        return "mae" + frame.suffix();
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        double[] truth = frame.truth(prediction).toArray();
        double[] predicted = frame.predicted(prediction).toArray();
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(truth[i] - predicted[i]);
        }
        return OptionalDouble.of(sum / truth.length);
    }
}
