package org.landmark.eval.result;

import java.util.List;
import java.util.stream.IntStream;
import org.landmark.eval.metric.FaceMetric;
import org.landmark.eval.metric.MeanPixelError;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.metric.Prediction;

/**
 * The faces that methods are judged by, and the error: the normalised one where a face has it, on the faces that do, else the one in pixels
 * of the photo.
 *
 * @param metric the error
 * @param places of the faces among all, rising
 */
record JudgedFaces(FaceMetric metric, List<Integer> places) {
    static JudgedFaces of(List<Prediction> predictions) {
        FaceMetric nme = new NormalisedMeanError();
        List<Integer> all = IntStream.range(0, predictions.size()).boxed().toList();
        List<Integer> normalised =
                all.stream().filter(i -> nme.of(predictions.get(i)).isPresent()).toList();
        return normalised.isEmpty() ? new JudgedFaces(new MeanPixelError(), all) : new JudgedFaces(nme, normalised);
    }

    /** A method's errors on them. */
    double[] errors(Method method) {
        return places.stream()
                .mapToDouble(i -> metric.of(method.predictions().get(i)).orElseThrow())
                .toArray();
    }

    /** Theirs of what there is of all faces. */
    <T> List<T> among(List<T> all) {
        return places.stream().map(all::get).toList();
    }
}
