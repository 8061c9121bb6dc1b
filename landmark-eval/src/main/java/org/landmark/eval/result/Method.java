package org.landmark.eval.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.landmark.data.spec.InputSpec;
import org.landmark.eval.metric.Frame;
import org.landmark.eval.metric.Prediction;

/**
 * A way to find landmarks, and what it found.
 *
 * @param name as "mean shape"
 * @param predictions of one face or more, in the order of all methods
 * @param cropPixels the frame of the picture that its network is given
 */
public record Method(String name, List<Prediction> predictions, Frame cropPixels) {
    public Method {
        requireNonNull(name, "name is null");
        requireNonNull(cropPixels, "cropPixels is null");
        predictions = List.copyOf(predictions);
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException(name + " predicts no faces");
        }
    }

    /** One whose network is given such pictures. */
    public Method(String name, List<Prediction> predictions, InputSpec input) {
        this(name, predictions, Frame.cropPixels(input.width(), input.height()));
    }
}
