package org.landmark.models.loss;

import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;

/** Mean absolute error, by Deeplearning4j's own function. */
public record MeanAbsolute() implements Loss {
    @Override
    public ILossFunction function(int outputs, double weight) {
        return new LossMAE(Weights.even(outputs, weight));
    }

    @Override
    public String label() {
        return "L1";
    }
}
