package org.landmark.eval.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Seed;
import org.landmark.eval.metric.ContestError;
import org.landmark.eval.metric.FaceMetric;
import org.landmark.eval.metric.Frame;
import org.landmark.eval.metric.MeanAbsoluteError;
import org.landmark.eval.metric.MeanPixelError;
import org.landmark.eval.metric.MeanSquaredError;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.metric.Normaliser;
import org.landmark.eval.metric.PartError;
import org.landmark.eval.metric.PartScores;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.slice.FaceSlice;

/**
 * The errors of a method.
 *
 * @param name the method's
 * @param means over faces, by the metric's name; null where the scheme does not have it
 * @param distribution of the faces' errors
 * @param difference of those errors less the first method's, or null for that one, and where there are fewer than two groups of faces
 * @param groups the scheme's, in its order
 * @param landmarks in their order
 * @param slices errors on faces of kinds
 */
public record MethodErrors(
        String name,
        Map<String, Double> means,
        Distribution distribution,
        Interval difference,
        List<PartScores> groups,
        List<PartScores> landmarks,
        List<SliceScores> slices) {

    /**
     * The errors of methods on the same faces.
     *
     * @param kin the group of each face: its person or photo
     * @param seed of the bootstrap
     */
    public static List<MethodErrors> of(List<Method> methods, List<String> kin, Seed seed) {
        return of(methods, kin, Map.of(), seed);
    }

    /**
     * The errors of methods on the same faces.
     *
     * @param kin the group of each face: its person or photo
     * @param slices places of the faces of each kind
     * @param seed of the bootstrap
     */
    public static List<MethodErrors> of(
            List<Method> methods, List<String> kin, Map<FaceSlice, List<Integer>> slices, Seed seed) {
        JudgedFaces judged = JudgedFaces.of(methods.get(0).predictions());
        double[] first = judged.errors(methods.get(0));
        return methods.stream()
                .map(method -> {
                    double[] errors = judged.errors(method);
                    double[] less = new double[errors.length];
                    Arrays.setAll(less, i -> errors[i] - first[i]);
                    List<String> groups = judged.among(kin);
                    LandmarkScheme scheme = method.predictions().get(0).scheme();
                    return new MethodErrors(
                            method.name(),
                            means(method),
                            Distribution.of(judged.metric().name(), errors, groups, seed),
                            method == methods.get(0) ? null : Interval.of(less, groups, seed),
                            parts(PartError.groups(scheme), method.predictions()),
                            parts(PartError.landmarks(scheme), method.predictions()),
                            slices.entrySet().stream()
                                    .map(slice ->
                                            SliceScores.of(slice.getKey().text(), slice.getValue(), judged, errors))
                                    .filter(scores -> scores.faces() > 0)
                                    .toList());
                })
                .toList();
    }

    /** The mean of a metric; empty where there is none. */
    OptionalDouble mean(String metric) {
        Double mean = means.get(metric);
        return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    private static List<PartScores> parts(List<PartError> parts, List<Prediction> predictions) {
        return parts.stream().map(part -> PartScores.of(part, predictions)).toList();
    }

    private static Map<String, Double> means(Method method) {
        List<FaceMetric> metrics = List.of(
                new MeanSquaredError(Frame.RATIOS),
                new MeanSquaredError(method.cropPixels()),
                new MeanSquaredError(Frame.PHOTO_PIXELS),
                new MeanAbsoluteError(Frame.RATIOS),
                new MeanAbsoluteError(method.cropPixels()),
                new MeanAbsoluteError(Frame.PHOTO_PIXELS),
                new ContestError(),
                new MeanPixelError(),
                new NormalisedMeanError(Normaliser.SCHEME),
                new NormalisedMeanError(Normaliser.PUPILS),
                new NormalisedMeanError(Normaliser.BOX),
                new NormalisedMeanError(Normaliser.DIAGONAL));
        Map<String, Double> means = new LinkedHashMap<>();
        for (FaceMetric metric : metrics) {
            OptionalDouble mean = metric.mean(method.predictions());
            means.put(metric.name(), mean.isPresent() ? mean.getAsDouble() : null);
        }
        return means;
    }
}
