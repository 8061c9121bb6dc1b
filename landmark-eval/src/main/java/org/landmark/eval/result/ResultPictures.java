package org.landmark.eval.result;

import java.util.List;
import java.util.stream.IntStream;
import org.landmark.data.LandmarkScheme;
import org.landmark.eval.draw.CedPlot;
import org.landmark.eval.draw.PredictionSheet;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.metric.Ranking;
import org.landmark.eval.statistic.ErrorDistribution;

/**
 * The pictures of an evaluation.
 *
 * @param methods on the same faces: a model, the mean shape, then any others
 */
public record ResultPictures(List<Method> methods) {
    public ResultPictures {
        methods = List.copyOf(methods);
    }

    /** The distributions of all methods' errors; the second one is the line that the others should lie above. */
    public CedPlot ced() {
        List<Prediction> predictions = methods.get(0).predictions();
        JudgedFaces judged = JudgedFaces.of(predictions);
        boolean normalised = judged.metric() instanceof NormalisedMeanError;
        LandmarkScheme scheme = predictions.get(0).scheme();
        List<CedPlot.Curve> curves = IntStream.range(0, methods.size())
                .mapToObj(i -> new CedPlot.Curve(
                        methods.get(i).name(), ErrorDistribution.of(judged.errors(methods.get(i))), i == 1))
                .toList();
        return new CedPlot(
                "Cumulative error distribution, " + judged.places().size()
                        + (judged.places().size() == 1 ? " face" : " faces"),
                normalised ? "NME (" + scheme.normaliserText().orElseThrow() + ")" : "mean error",
                normalised,
                curves,
                normalised ? Distribution.THRESHOLDS : List.of());
    }

    /** The faces with the first method's largest errors. */
    public PredictionSheet worst(int count) {
        List<Prediction> predictions = methods.get(0).predictions();
        Ranking ranking = Ranking.of(JudgedFaces.of(predictions).among(predictions));
        List<Prediction> worst = ranking.worst(count);
        return new PredictionSheet(
                "The " + worst.size() + " worst of " + predictions.size() + " faces, by " + ranking.order(), worst);
    }
}
