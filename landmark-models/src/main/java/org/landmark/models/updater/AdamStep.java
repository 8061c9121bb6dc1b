package org.landmark.models.updater;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Adam's, by Deeplearning4j's kernel: the means of gradients, then those of their squares. */
final class AdamStep extends BoundStep<TorchAdam> {
    private final INDArray means;
    private final INDArray squares;

    AdamStep(TorchAdam config, INDArray state, boolean initialise) {
        super(config);
        if (initialise) {
            state.assign(0);
        }
        INDArray row = state.reshape(state.length());
        long half = row.length() / 2;
        means = row.get(NDArrayIndex.interval(0, half));
        squares = row.get(NDArrayIndex.interval(half, 2 * half));
    }

    @Override
    void step(INDArray gradient, int iteration, double rate) {
        TorchAdam adam = getConfig();
        double corrected = adam.epsilon() * Math.sqrt(1 - Math.pow(adam.beta2(), iteration + 1.0));
        Nd4j.exec(new org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater(
                gradient, squares, means, rate, adam.beta1(), adam.beta2(), corrected, iteration));
    }
}
