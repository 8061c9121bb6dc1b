package org.landmark.models.updater;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Adam (D. P. Kingma, J. Ba, ICLR 2015) and AdamW as PyTorch computes them. Deeplearning4j's Adam adds its epsilon before it corrects
 * the moments' bias, which makes it up to 30 times larger in the first steps.
 */
public final class TorchAdam extends TorchUpdater {
    private static final long serialVersionUID = 1L;

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /**
     * @param schedule of the learning rate; null for none
     * @param beta1 decay of the mean of gradients
     * @param beta2 decay of the mean of their squares
     * @param clip the norm that all gradients of a network together are kept to; 0 for any
     */
    public TorchAdam(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("schedule") ISchedule schedule,
            @JsonProperty("decay") WeightDecay decay,
            @JsonProperty("clip") double clip,
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon) {
        super(learningRate, schedule, decay, clip);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    double beta1() {
        return beta1;
    }

    double beta2() {
        return beta2;
    }

    double epsilon() {
        return epsilon;
    }

    @Override
    public Adam nearestStock() {
        return new Adam(rate(), beta1, beta2, epsilon);
    }

    @Override
    public long stateSize(long parameters) {
        return 2 * parameters;
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray state, boolean initialise) {
        return new AdamStep(this, state, initialise);
    }

    @Override
    public TorchAdam clone() {
        return new TorchAdam(rate(), schedule(), decay(), clip(), beta1, beta2, epsilon);
    }

    @Override
    Settings settings() {
        return settings(List.of(beta1, beta2, epsilon));
    }
}
