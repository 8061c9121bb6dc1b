package org.landmark.eval.metric;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The means over faces of the errors of some points.
 *
 * @param name what they are called
 * @param points which they are
 * @param meanErrorPixels in pixels of the photo
 * @param nme fraction of the distance that the scheme names, or null where it names none
 */
public record PartScores(String name, List<Integer> points, double meanErrorPixels, Double nme) {
    /** Of at least one prediction. */
    public static PartScores of(PartError part, List<Prediction> predictions) {
        OptionalDouble nme = predictions.stream()
                .map(part::normalised)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
        return new PartScores(
                part.name(),
                part.points(),
                predictions.stream().mapToDouble(part::pixels).average().orElseThrow(),
                nme.isPresent() ? nme.getAsDouble() : null);
    }
}
