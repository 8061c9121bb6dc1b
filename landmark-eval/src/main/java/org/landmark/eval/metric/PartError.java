package org.landmark.eval.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/**
 * The error of some of a scheme's points: of a group, as the jaw, or of one landmark.
 *
 * @param name what they are called
 * @param points which they are; one or more
 */
public record PartError(String name, List<Integer> points) {
    public PartError {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException(name + " has no points");
        }
    }

    /** Those of a scheme's groups, in their order. */
    public static List<PartError> groups(LandmarkScheme scheme) {
        return scheme.groups().entrySet().stream()
                .map(group -> new PartError(group.getKey(), group.getValue()))
                .toList();
    }

    /** Those of a scheme's single points, in their order. */
    public static List<PartError> landmarks(LandmarkScheme scheme) {
        return IntStream.range(0, scheme.count())
                .mapToObj(point -> new PartError(scheme.pointName(point), List.of(point)))
                .toList();
    }

    /** The mean of their distances on a face, in pixels of the photo. */
    public double pixels(Prediction prediction) {
        Landmarks truth = prediction.face().landmarks();
        Landmarks predicted = prediction.photo();
        double sum = 0;
        for (int point : points) {
            sum += truth.distance(point, predicted);
        }
        return sum / points.size();
    }

    /** The same as a fraction of the distance that the scheme names; empty as {@link NormalisedMeanError}. */
    public OptionalDouble normalised(Prediction prediction) {
        OptionalDouble distance =
                prediction.scheme().normalisingDistance(prediction.face().landmarks());
        return distance.isEmpty() ? distance : OptionalDouble.of(pixels(prediction) / distance.getAsDouble());
    }
}
