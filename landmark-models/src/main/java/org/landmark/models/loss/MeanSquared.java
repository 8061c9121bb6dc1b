package org.landmark.models.loss;

import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Mean squared error, by Deeplearning4j's own function. */
public record MeanSquared() implements Loss {
    @Override
    public ILossFunction function(int outputs, double weight) {
        return new LossMSE(Weights.even(outputs, weight));
    }

    @Override
    public String label() {
        return "MSE";
    }
}
