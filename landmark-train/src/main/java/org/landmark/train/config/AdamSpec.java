package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import org.landmark.models.updater.TorchAdam;
import org.landmark.models.updater.WeightDecay;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam: D. P. Kingma, J. Ba, ICLR 2015.
 *
 * @param learningRate default 0.001
 * @param beta1 decay of the mean of gradients; default 0.9
 * @param beta2 decay of the mean of their squares; default 0.999
 * @param epsilon default 1e-8
 * @param weightDecay how much of every trained parameter is added to its gradient; default 0
 */
public record AdamSpec(Double learningRate, Double beta1, Double beta2, Double epsilon, Double weightDecay)
        implements OptimizerSpec {
    static final AdamSpec DEFAULT = new AdamSpec(null, null, null, null, null);

    public AdamSpec {
        learningRate = requireNonNullElse(learningRate, 1e-3);
        beta1 = requireNonNullElse(beta1, 0.9);
        beta2 = requireNonNullElse(beta2, 0.999);
        epsilon = requireNonNullElse(epsilon, 1e-8);
        weightDecay = requireNonNullElse(weightDecay, 0.0);
        OptimizerRanges.requireRate(learningRate);
        OptimizerRanges.requireBetas(beta1, beta2, epsilon);
        OptimizerRanges.requireDecay(weightDecay);
    }

    @Override
    public IUpdater updater(ISchedule schedule, double clip) {
        return new TorchAdam(learningRate, schedule, WeightDecay.coupled(weightDecay), clip, beta1, beta2, epsilon);
    }
}
