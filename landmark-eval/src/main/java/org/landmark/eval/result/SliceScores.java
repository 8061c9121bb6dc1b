package org.landmark.eval.result;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The mean error over faces of a kind.
 *
 * @param name of the kind
 * @param faces how many of it were judged
 * @param error the mean, as that of all faces
 */
public record SliceScores(String name, int faces, double error) {
    /**
     * Of the faces that are judged.
     *
     * @param places of the faces of that kind among all
     * @param errors of the judged ones
     */
    static SliceScores of(String name, List<Integer> places, JudgedFaces judged, double[] errors) {
        Set<Integer> kind = Set.copyOf(places);
        double[] own = IntStream.range(0, errors.length)
                .filter(i -> kind.contains(judged.places().get(i)))
                .mapToDouble(i -> errors[i])
                .toArray();
        return new SliceScores(
                name,
                own.length,
                IntStream.range(0, own.length)
                        .mapToDouble(i -> own[i])
                        .average()
                        .orElse(Double.NaN));
    }
}
