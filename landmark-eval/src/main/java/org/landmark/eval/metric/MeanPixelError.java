package org.landmark.eval.metric;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.landmark.data.Landmarks;

/** The mean over all points of the Euclidean distance in pixels of the photo. */
public final class MeanPixelError implements FaceMetric {
    @Override
    public String name() {
        return "meanErrorPixels";
    }

    @Override
    public OptionalDouble of(Prediction prediction) {
        Landmarks truth = prediction.face().landmarks();
        Landmarks predicted = prediction.photo();
        return IntStream.range(0, truth.count())
                .mapToDouble(point -> truth.distance(point, predicted))
                .average();
    }
}
