package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import java.util.Locale;
import org.landmark.models.updater.TorchAdam;
import org.landmark.models.updater.WeightDecay;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam with decoupled weight decay: I. Loshchilov, F. Hutter, ICLR 2019.
 *
 * @param learningRate default 0.001
 * @param beta1 decay of the mean of gradients; default 0.9
 * @param beta2 decay of the mean of their squares; default 0.999
 * @param epsilon default 1e-8
 * @param weightDecay by which share of the learning rate parameters shrink in a step; default 0.01
 * @param decay which of them; default {@code all}
 */
public record AdamWSpec(
        Double learningRate, Double beta1, Double beta2, Double epsilon, Double weightDecay, Decayed decay)
        implements OptimizerSpec {
    /** Which parameters shrink; never running statistics or frozen layers. */
    public enum Decayed {
        /** Every trained parameter, as PyTorch has it. */
        ALL,
        /** Kernels of convolutions and matrices of dense layers: neither biases nor batch normalisation. */
        WEIGHTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AdamWSpec {
        learningRate = requireNonNullElse(learningRate, 1e-3);
        beta1 = requireNonNullElse(beta1, 0.9);
        beta2 = requireNonNullElse(beta2, 0.999);
        epsilon = requireNonNullElse(epsilon, 1e-8);
        weightDecay = requireNonNullElse(weightDecay, 0.01);
        decay = requireNonNullElse(decay, Decayed.ALL);
        OptimizerRanges.requireRate(learningRate);
        OptimizerRanges.requireBetas(beta1, beta2, epsilon);
        OptimizerRanges.requireDecay(weightDecay);
    }

    @Override
    public IUpdater updater(ISchedule schedule, double clip) {
        WeightDecay decoupled = new WeightDecay(weightDecay, true, decay == Decayed.WEIGHTS);
        return new TorchAdam(learningRate, schedule, decoupled, clip, beta1, beta2, epsilon);
    }
}
