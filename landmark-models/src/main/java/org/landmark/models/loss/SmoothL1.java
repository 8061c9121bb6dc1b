package org.landmark.models.loss;

import static java.util.Objects.requireNonNullElse;

import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Squares of small errors, absolute values of large ones: d<sup>2</sup> / (2 beta) below beta and d - beta/2 from there on, as in R.
 * Girshick, Fast R-CNN, ICCV 2015, and with PyTorch's beta.
 *
 * @param beta where the one turns into the other, in units of the target; default 1
 */
public record SmoothL1(Double beta) implements Loss {
    public SmoothL1 {
        beta = requireNonNullElse(beta, 1.0);
        if (!(beta > 0 && beta <= 1e6)) {
            throw new IllegalArgumentException("beta must be above 0 and at most 1000000, came " + beta);
        }
    }

    @Override
    public ILossFunction function(int outputs, double weight) {
        return new SmoothL1Function(beta, weight);
    }

    @Override
    public String label() {
        return "smooth L1";
    }
}
