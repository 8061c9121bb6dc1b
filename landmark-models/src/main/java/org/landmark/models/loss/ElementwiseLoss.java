package org.landmark.models.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.landmark.models.NativeThreads;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * A loss that is a sum over numbers, each by itself: rows {@code [N, n]} or maps {@code [N, K, H, W]}. As in Deeplearning4j, the sum is
 * divided by the second dimension and by nothing else. It is computed in double precision by as many threads as {@link NativeThreads}
 * says, and the same however many there are. {@link #differentiate} takes one pass for sum and gradient; Deeplearning4j's own methods take
 * one for each.
 */
public interface ElementwiseLoss extends ILossFunction {
    /** A factor on the loss. */
    double weight();

    /**
     * The losses of some numbers, and their slopes.
     *
     * @param targets what the numbers should be
     * @param numbers what they are; in their place come the slopes of the losses
     * @param losses the losses
     * @param count how many there are
     */
    void compute(double[] targets, double[] numbers, double[] losses, int count);

    /** What is divided by, of numbers with that second dimension. */
    default double divisor(long channels) {
        return channels;
    }

    /** The same function where it is one of these or one of Deeplearning4j's that can be, with the same weight for all; else empty. */
    static Optional<ElementwiseLoss> of(ILossFunction function) {
        if (function instanceof ElementwiseLoss loss) {
            return Optional.of(loss);
        }
        boolean squares = function.getClass() == LossMSE.class || function.getClass() == LossL2.class;
        boolean sizes = function.getClass() == LossMAE.class || function.getClass() == LossL1.class;
        if (!squares && !sizes) {
            return Optional.empty();
        }
        OptionalDouble weight =
                Weights.common(squares ? ((LossL2) function).getWeights() : ((LossL1) function).getWeights());
        if (weight.isEmpty()) {
            return Optional.empty();
        }
        boolean mean = function instanceof LossMSE || function instanceof LossMAE;
        return Optional.of(
                squares
                        ? new SquaredFunction(weight.getAsDouble(), mean)
                        : new AbsoluteFunction(weight.getAsDouble(), mean));
    }

    /**
     * The sum of the losses.
     *
     * @param mask a factor on each loss, of the numbers' shape or {@code [N, 1]}; null for none
     */
    default double sum(INDArray targets, INDArray numbers, INDArray mask) {
        requireSameShape(targets, numbers);
        return new LossPass(this, targets, numbers, mask).sum();
    }

    /**
     * The sum of the losses, as {@link #sum}, whose gradient comes into the place of the numbers.
     *
     * @param numbers dense, in order c
     */
    default double differentiate(INDArray targets, INDArray numbers, INDArray mask) {
        requireSameShape(targets, numbers);
        return new LossPass(this, targets, numbers, mask).differentiate();
    }

    private static void requireSameShape(INDArray targets, INDArray numbers) {
        if (targets == null || !numbers.equalShapes(targets)) { // or ND4J would take one label for many numbers
            throw new IllegalArgumentException("labels: expected an array of shape " + Arrays.toString(numbers.shape())
                    + ", came " + (targets == null ? "none" : Arrays.toString(targets.shape())));
        }
    }

    @Override
    default double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = sum(labels, activated(preOutput, activation), mask);
        return average ? sum / preOutput.size(0) : sum;
    }

    @Override
    default INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        requireSameShape(labels, preOutput);
        return new LossPass(this, labels, activated(preOutput, activation), mask).rows();
    }

    @Override
    default INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray numbers = activated(preOutput, activation);
        INDArray gradient = numbers == preOutput || numbers.ordering() != 'c' ? numbers.dup('c') : numbers;
        differentiate(labels, gradient, mask);
        return isIdentity(activation)
                ? gradient
                : activation.backprop(preOutput, gradient).getFirst();
    }

    @Override
    default Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    default String name() {
        return toString();
    }

    private static INDArray activated(INDArray preOutput, IActivation activation) {
        return isIdentity(activation) ? preOutput : activation.getActivation(preOutput.dup(), true);
    }

    private static boolean isIdentity(IActivation activation) {
        return activation.getClass() == ActivationIdentity.class;
    }
}
