package org.landmark.models.loss;

import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Losses, as means over every number of the target, in score and gradient. */
public enum Loss {
    /** Mean squared error. */
    MSE {
        @Override
        public ILossFunction function(int outputs, double weight) {
            return new LossMSE(weights(outputs, weight));
        }
    },
    /** Mean absolute error. */
    L1 {
        @Override
        public ILossFunction function(int outputs, double weight) {
            return new LossMAE(weights(outputs, weight));
        }
    };

    private static INDArray weights(int outputs, double weight) {
        return weight == 1 ? null : Nd4j.valueArrayOf(new long[] {1, outputs}, weight, DataType.FLOAT);
    }

    /**
     * Deeplearning4j's function for it. Deeplearning4j takes the mean over the numbers of a row, but sums over a map's cells: the weight
     * makes up for that.
     *
     * @param outputs how many numbers a row has, or how many maps there are
     * @param weight a factor on the loss, as 1 / cells of a map
     */
    public abstract ILossFunction function(int outputs, double weight);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
