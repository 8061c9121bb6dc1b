package org.landmark.models.layers;

import java.util.Arrays;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The squared error of numbers as the network gives them, in three passes over them where Deeplearning4j takes a dozen and as many
 * copies. It is the same number: the sum over all numbers, each with its channel's weight, divided by the batch, unless the network
 * is told not to, and, for the mean, by the number of channels.
 */
final class SquaredError {
    private final StockScope scope;
    private final ILossFunction loss;
    private final boolean divided;

    /**
     * @param divided whether the score is divided by the batch
     */
    SquaredError(StockScope scope, ILossFunction loss, boolean divided) {
        this.scope = scope;
        this.loss = loss;
        this.divided = divided;
    }

    /** Squared error, its mean or sum, with no weights or the same for all, behind no activation. */
    static boolean is(ILossFunction loss, IActivation activation) {
        return Activations.isIdentity(activation)
                && (loss.getClass() == LossMSE.class || loss.getClass() == LossL2.class)
                && isEven(((LossL2) loss).getWeights());
    }

    private static boolean isEven(INDArray weights) {
        return weights == null
                || weights.minNumber().doubleValue() == weights.maxNumber().doubleValue();
    }

    /** Plans the score of an output, and its gradient in place of a plain copy of the output. */
    void plan(PlanBuilder plan, Memory copy, int output) {
        plan.run("squared error", () -> compute(copy.array(), scope.labels(output)));
    }

    private void compute(INDArray numbers, INDArray labels) {
        LossL2 squared = (LossL2) loss;
        double weight = squared.getWeights() == null ? 1 : squared.getWeights().getDouble(0);
        double each = squared instanceof LossMSE ? weight / numbers.size(1) : weight;
        if (!numbers.equalShapes(labels)) { // or ND4J would take one label for many numbers
            throw new IllegalArgumentException("labels: expected an array of shape " + Arrays.toString(numbers.shape())
                    + ", came " + Arrays.toString(labels.shape()));
        }
        numbers.subi(labels.castTo(numbers.dataType()));
        double norm = numbers.norm2Number().doubleValue();
        scope.addScore(each * norm * norm / (divided ? numbers.size(0) : 1));
        numbers.muli(2 * each);
    }
}
