package org.landmark.models.updater;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Gradient descent with momentum as PyTorch computes it: the learning rate is no part of what momentum remembers. */
public final class TorchSgd extends TorchUpdater {
    private static final long serialVersionUID = 1L;

    private final double momentum;
    private final boolean nesterov;

    /**
     * @param schedule of the learning rate; null for none
     * @param clip the norm that all gradients of a network together are kept to; 0 for any
     * @param momentum what is left of a gradient after a step; 0 for none
     * @param nesterov whether a step also looks ahead along what momentum remembers
     */
    public TorchSgd(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("schedule") ISchedule schedule,
            @JsonProperty("decay") WeightDecay decay,
            @JsonProperty("clip") double clip,
            @JsonProperty("momentum") double momentum,
            @JsonProperty("nesterov") boolean nesterov) {
        super(learningRate, schedule, decay, clip);
        this.momentum = momentum;
        this.nesterov = nesterov;
    }

    double momentum() {
        return momentum;
    }

    boolean isNesterov() {
        return nesterov;
    }

    @Override
    public IUpdater nearestStock() {
        return momentum == 0 ? new Sgd(rate()) : new Nesterovs(rate(), momentum);
    }

    @Override
    public long stateSize(long parameters) {
        return momentum == 0 ? 0 : parameters;
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray state, boolean initialise) {
        return new SgdStep(this, state, initialise);
    }

    @Override
    public TorchSgd clone() {
        return new TorchSgd(rate(), schedule(), decay(), clip(), momentum, nesterov);
    }

    @Override
    Settings settings() {
        return settings(List.of(momentum, nesterov));
    }
}
