package org.landmark.models.updater;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradient descent's, with the sum of gradients that momentum remembers, if there is any. */
final class SgdStep extends BoundStep<TorchSgd> {
    private final INDArray remembered;

    SgdStep(TorchSgd config, INDArray state, boolean initialise) {
        super(config);
        boolean remembers = config.momentum() != 0;
        if (remembers && initialise) {
            state.assign(0);
        }
        remembered = remembers ? state.reshape(state.length()) : null;
    }

    @Override
    void step(INDArray gradient, int iteration, double rate) {
        if (remembered != null) {
            remembered.muli(getConfig().momentum());
            remembered.addi(gradient);
            if (getConfig().isNesterov()) {
                Nd4j.getBlasWrapper()
                        .level1()
                        .axpy(gradient.length(), getConfig().momentum(), remembered, gradient);
            } else {
                gradient.assign(remembered);
            }
        }
        gradient.muli(rate);
    }
}
