package org.landmark.data.dataset;

import java.util.List;
import java.util.stream.IntStream;

/** The faces that train and those that validate, each in the order of the data set's files. */
public record FaceSplit(List<CroppedFace> training, List<CroppedFace> validation) {
    /** The same with at most so many that validate, taken evenly from all over. */
    public FaceSplit validatingAtMost(int most) {
        int count = Math.min(most, validation.size());
        return new FaceSplit(
                training,
                IntStream.range(0, count)
                        .mapToObj(i -> validation.get((int) ((long) i * validation.size() / count)))
                        .toList());
    }
}
