package org.landmark.eval.result;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.landmark.eval.metric.PartError;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.metric.Ranking;

/**
 * A face that a model gets wrong, and where.
 *
 * @param face its id
 * @param photo as the label file names it
 * @param errors of each method, as the {@link Distribution}s have them, the model's first; null for a face without such an error
 * @param groups the model's errors of the scheme's groups, the largest first
 */
public record WorstFace(String face, String photo, Map<String, Double> errors, Map<String, Double> groups) {
    /** The faces with the largest errors of the first method, the largest first. */
    public static List<WorstFace> of(List<Method> methods, int count) {
        List<Prediction> predictions = methods.get(0).predictions();
        JudgedFaces judged = JudgedFaces.of(predictions);
        return Ranking.of(judged.among(predictions)).worst(count).stream()
                .map(worst -> of(worst, predictions.indexOf(worst), methods, judged))
                .toList();
    }

    /** The group that is worst. */
    Optional<Map.Entry<String, Double>> worstGroup() {
        return groups.entrySet().stream().findFirst();
    }

    private static WorstFace of(Prediction worst, int place, List<Method> methods, JudgedFaces judged) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Method method : methods) {
            errors.put(
                    method.name(),
                    judged.metric().of(method.predictions().get(place)).orElseThrow());
        }
        Map<String, Double> groups = new LinkedHashMap<>();
        PartError.groups(worst.scheme()).stream()
                .sorted(Comparator.comparingDouble((PartError part) -> part.pixels(worst))
                        .reversed())
                .forEach(part -> groups.put(part.name(), part.normalised(worst).orElseGet(() -> part.pixels(worst))));
        return new WorstFace(worst.face().id(), worst.face().photoName(), errors, groups);
    }
}
