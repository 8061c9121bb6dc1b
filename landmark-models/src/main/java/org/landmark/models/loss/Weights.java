package org.landmark.models.loss;

import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights of Deeplearning4j's losses, one for each number of a row: here all the same. */
final class Weights {
    private Weights() {}

    /** The same weight for all, {@code [1, outputs]}; null, Deeplearning4j's sign for none, where it is 1. */
    static INDArray even(int outputs, double weight) {
        return weight == 1 ? null : Nd4j.valueArrayOf(new long[] {1, outputs}, weight, DataType.FLOAT);
    }

    /** The weight that all have, or empty where they differ. */
    static OptionalDouble common(INDArray weights) {
        if (weights == null) {
            return OptionalDouble.of(1);
        }
        double weight = weights.getDouble(0);
        boolean even = weights.minNumber().doubleValue() == weight
                && weights.maxNumber().doubleValue() == weight;
        return even ? OptionalDouble.of(weight) : OptionalDouble.empty();
    }
}
