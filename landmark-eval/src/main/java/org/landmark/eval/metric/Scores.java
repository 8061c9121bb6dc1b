package org.landmark.eval.metric;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Means over faces.
 *
 * @param mse in ratios of the crop, over all coordinates
 * @param meanErrorPixels in pixels of the photo
 * @param nme fraction of the distance that the scheme names, or null where it names none
 */
public record Scores(double mse, double meanErrorPixels, Double nme) {
    /** The scores of at least one prediction. */
    public static Scores of(List<Prediction> predictions) {
        var nme = new NormalisedMeanError().mean(predictions);
        return new Scores(
                new MeanSquaredError().mean(predictions).orElseThrow(),
                new MeanPixelError().mean(predictions).orElseThrow(),
                nme.isPresent() ? nme.getAsDouble() : null);
    }

    /** The mean of the scores of at least one face each; of their NME where they have one. */
    public static Scores mean(List<Scores> faces) {
        OptionalDouble nme = faces.stream()
                .map(Scores::nme)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return new Scores(
                faces.stream().mapToDouble(Scores::mse).average().orElseThrow(),
                faces.stream().mapToDouble(Scores::meanErrorPixels).average().orElseThrow(),
                nme.isPresent() ? nme.getAsDouble() : null);
    }
}
