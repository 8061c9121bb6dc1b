package org.landmark.eval.metric;

import java.util.OptionalDouble;

/** The mean over all coordinates of the squared difference in ratios of the crop. */
public final class MeanSquaredError implements FaceMetric {
    @Override
    public String name() {
        return "mse";
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        double[] truth = prediction.cropped().ratios().toArray();
        double[] predicted = prediction.ratios().toArray();
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        return OptionalDouble.of(sum / truth.length);
    }
}
