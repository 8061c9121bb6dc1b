package org.landmark.eval.metric;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * The mean over all coordinates of the squared difference (MSE).
 *
 * @param frame what the coordinates are in
 */
public record MeanSquaredError(Frame frame) implements FaceMetric {
    public MeanSquaredError {
        requireNonNull(frame, "frame is null");
    }

    /** In ratios of the crop. */
    public MeanSquaredError() {
        this(Frame.RATIOS);
    }

    @Override
    public String name() {
        return "mse" + frame.suffix();
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        double[] truth = frame.truth(prediction).toArray();
        double[] predicted = frame.predicted(prediction).toArray();
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        return OptionalDouble.of(sum / truth.length);
    }
}
