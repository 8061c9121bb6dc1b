package org.landmark.tuning.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.landmark.eval.metric.ContestError;
import org.landmark.eval.metric.FaceMetric;
import org.landmark.eval.metric.Frame;
import org.landmark.eval.metric.MeanAbsoluteError;
import org.landmark.eval.metric.MeanPixelError;
import org.landmark.eval.metric.MeanSquaredError;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.metric.Normaliser;
import org.landmark.eval.metric.Prediction;

/**
 * What candidates are ranked by, on the validation faces; smaller is better.
 *
 * @param name {@code loss}, the validation loss, or a metric's name in files
 */
public record Score(@JsonValue String name) {
    private static final String LOSS = "loss";
    private static final List<FaceMetric> METRICS = Stream.concat(
                    Stream.of(
                            new MeanSquaredError(),
                            new MeanSquaredError(Frame.PHOTO_PIXELS),
                            new MeanAbsoluteError(Frame.RATIOS),
                            new MeanAbsoluteError(Frame.PHOTO_PIXELS),
                            new ContestError(),
                            new MeanPixelError()),
                    Stream.of(Normaliser.values()).map(NormalisedMeanError::new))
            .toList();

    /** By the validation loss. */
    static final Score DEFAULT = new Score(LOSS);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Score {
        if (!LOSS.equals(name) && metric(name).isEmpty()) {
            throw new IllegalArgumentException("unknown '" + name + "' (accepted: " + String.join(", ", names()) + ")");
        }
    }

    /** All that can be chosen. */
    public static List<String> names() {
        return Stream.concat(Stream.of(LOSS), METRICS.stream().map(FaceMetric::name))
                .toList();
    }

    /** Whether it is the loss, which means another thing for every target and every loss function. */
    public boolean isLoss() {
        return LOSS.equals(name);
    }

    /**
     * The score of a model.
     *
     * @param loss on the validation faces
     * @param predictions on them
     * @return empty where the scheme does not have the metric
     */
    public OptionalDouble of(double loss, List<Prediction> predictions) {
        return isLoss() ? OptionalDouble.of(loss) : metric(name).orElseThrow().mean(predictions);
    }

    private static Optional<FaceMetric> metric(String name) {
        return METRICS.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
