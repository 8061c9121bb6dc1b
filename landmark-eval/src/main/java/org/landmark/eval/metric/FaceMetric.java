package org.landmark.eval.metric;

import java.util.List;
import java.util.OptionalDouble;

/** An error of one face; smaller is better. */
public interface FaceMetric {
    /** The name in files. */
    String name();

    /** The error of one face, or empty where the metric is not defined for its scheme. */
    OptionalDouble of(Prediction prediction);

    /** The mean over faces, or empty where the metric is not defined. */
    default OptionalDouble mean(List<Prediction> predictions) {
        return predictions.stream()
                .map(this::of)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }
}
