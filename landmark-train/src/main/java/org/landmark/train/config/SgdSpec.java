package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import org.landmark.models.updater.TorchSgd;
import org.landmark.models.updater.WeightDecay;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Stochastic gradient descent.
 *
 * @param learningRate default 0.01
 * @param momentum what is left of a gradient after a step; default 0
 * @param nesterov whether a step also looks ahead along what momentum remembers; default false
 * @param weightDecay how much of every trained parameter is added to its gradient; default 0
 */
public record SgdSpec(Double learningRate, Double momentum, Boolean nesterov, Double weightDecay)
        implements OptimizerSpec {
    public SgdSpec {
        learningRate = requireNonNullElse(learningRate, 0.01);
        momentum = requireNonNullElse(momentum, 0.0);
        nesterov = requireNonNullElse(nesterov, false);
        weightDecay = requireNonNullElse(weightDecay, 0.0);
        OptimizerRanges.requireRate(learningRate);
        OptimizerRanges.requireDecay(weightDecay);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1), came " + momentum);
        }
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("nesterov needs a momentum above 0");
        }
    }

    @Override
    public IUpdater updater(ISchedule schedule, double clip) {
        return new TorchSgd(learningRate, schedule, WeightDecay.coupled(weightDecay), clip, momentum, nesterov);
    }
}
