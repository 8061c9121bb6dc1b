package org.landmark.models.updater;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * An updater with PyTorch's weight decay, for which it has to be shown the parameters: only a {@link NetworkUpdater} can run it. As
 * Deeplearning4j combines parameters with equal updaters, two of the same class with the same settings are equal.
 */
public abstract sealed class TorchUpdater implements IUpdater permits TorchAdam, TorchSgd {
    private static final long serialVersionUID = 1L;

    private double learningRate;
    private ISchedule schedule;
    private final WeightDecay decay;
    private final double clip;

    /**
     * @param schedule of the learning rate; null for none
     * @param decay of weights
     * @param clip the norm that all gradients of a network together are kept to; 0 for any
     */
    TorchUpdater(double learningRate, ISchedule schedule, WeightDecay decay, double clip) {
        this.learningRate = learningRate;
        this.schedule = schedule;
        this.decay = requireNonNull(decay, "decay is null");
        this.clip = clip;
    }

    final ISchedule schedule() {
        return schedule;
    }

    /** How weights are decayed. */
    public final WeightDecay decay() {
        return decay;
    }

    /** The norm that all gradients of a network together are kept to; 0 for any. */
    public final double clip() {
        return clip;
    }

    /** The one of Deeplearning4j's own that comes nearest, without schedule, decay or clipping, for programs that know no other. */
    public abstract IUpdater nearestStock();

    @Override
    public final double getLearningRate(int iteration, int epoch) {
        return schedule == null ? learningRate : schedule.valueAt(iteration, epoch);
    }

    @Override
    public final boolean hasLearningRate() {
        return true;
    }

    @Override
    public final void setLrAndSchedule(double newRate, ISchedule newSchedule) {
        learningRate = newRate;
        schedule = newSchedule;
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialise) {
        throw new UnsupportedOperationException("only a network's updater has parameters to show");
    }

    @Override
    public abstract IUpdater clone();

    /** Everything that makes up the updater, for equality. */
    abstract Settings settings();

    /** The settings that all have, and those of one kind. */
    record Settings(double learningRate, ISchedule schedule, WeightDecay decay, double clip, Object own) {}

    final Settings settings(Object own) {
        return new Settings(learningRate, schedule, decay, clip, own);
    }

    final double rate() {
        return learningRate;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TorchUpdater updater
                && updater.getClass() == getClass()
                && updater.settings().equals(settings());
    }

    @Override
    public final int hashCode() {
        return settings().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + settings();
    }
}
