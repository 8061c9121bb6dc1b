package org.landmark.eval.metric;

import java.util.List;

/**
 * Means over faces.
 *
 * @param mse in ratios of the crop, over all coordinates
 * @param meanErrorPixels in pixels of the photo
 * @param nme fraction of the distance of the outer eye corners, or null where the scheme has none
 */
public record Scores(double mse, double meanErrorPixels, Double nme) {
    /** The scores of at least one prediction. */
    public static Scores of(List<Prediction> predictions) {
        var nme = new InterOcularError().mean(predictions);
        return new Scores(
                new MeanSquaredError().mean(predictions).orElseThrow(),
                new MeanPixelError().mean(predictions).orElseThrow(),
                nme.isPresent() ? nme.getAsDouble() : null);
    }
}
