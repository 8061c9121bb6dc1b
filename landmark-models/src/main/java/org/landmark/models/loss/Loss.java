package org.landmark.models.loss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Losses, as means over every number of the target, in score and gradient, in the target's own scale: a width in it is in the units
 * of the target. Chosen by {@code name}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MeanSquared.class, name = "mse"),
    @JsonSubTypes.Type(value = MeanAbsolute.class, name = "l1"),
    @JsonSubTypes.Type(value = SmoothL1.class, name = "smooth-l1"),
    @JsonSubTypes.Type(value = Wing.class, name = "wing"),
    @JsonSubTypes.Type(value = AdaptiveWing.class, name = "adaptive-wing")
})
public sealed interface Loss permits MeanSquared, MeanAbsolute, SmoothL1, Wing, AdaptiveWing {
    /** Mean squared error. */
    Loss MSE = new MeanSquared();

    /**
     * Deeplearning4j's function for it. Deeplearning4j takes the mean over the numbers of a row, but sums over a map's cells: the weight
     * makes up for that.
     *
     * @param outputs how many numbers a row has, or how many maps there are
     * @param weight a factor on the loss, as 1 / cells of a map
     */
    ILossFunction function(int outputs, double weight);

    /** What it is called in plots, as in {@code MSE}. */
    String label();
}
