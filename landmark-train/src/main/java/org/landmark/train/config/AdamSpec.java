package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Adam: D. P. Kingma, J. Ba, ICLR 2015.
 *
 * @param learningRate default 0.001
 * @param beta1 decay of the mean of gradients; default 0.9
 * @param beta2 decay of the mean of their squares; default 0.999
 * @param epsilon default 1e-8
 */
public record AdamSpec(Double learningRate, Double beta1, Double beta2, Double epsilon) implements OptimizerSpec {
    static final AdamSpec DEFAULT = new AdamSpec(null, null, null, null);

    public AdamSpec {
        learningRate = requireNonNullElse(learningRate, 1e-3);
        beta1 = requireNonNullElse(beta1, 0.9);
        beta2 = requireNonNullElse(beta2, 0.999);
        epsilon = requireNonNullElse(epsilon, 1e-8);
        if (!(learningRate > 0 && learningRate <= 10)) {
            throw new IllegalArgumentException("learningRate must be above 0 and at most 10, came " + learningRate);
        }
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("beta1 and beta2 must be in [0, 1) and epsilon positive, came " + beta1
                    + ", " + beta2 + ", " + epsilon);
        }
    }

    @Override
    public IUpdater updater() {
        return new Adam(learningRate, beta1, beta2, epsilon);
    }
}
