package org.landmark.models.updater;

import java.io.Serializable;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What pulls parameters towards 0. Running statistics of batch normalisation and frozen layers are never decayed.
 *
 * @param rate the share by which they shrink in a step, as a factor on the parameter; 0 for none
 * @param decoupled whether it is the step that shrinks them, by the learning rate's share of the rate (I. Loshchilov, F. Hutter,
 *     Decoupled Weight Decay Regularization, ICLR 2019), and not the gradient that grows
 * @param weightsOnly whether only kernels of convolutions and matrices of dense layers are decayed, neither biases nor batch
 *     normalisation
 */
public record WeightDecay(
        @JsonProperty("rate") double rate,
        @JsonProperty("decoupled") boolean decoupled,
        @JsonProperty("weightsOnly") boolean weightsOnly)
        implements Serializable {
    /** On every parameter, added to its gradient: L2 regularisation, as PyTorch's Adam and SGD have it. */
    public static WeightDecay coupled(double rate) {
        return new WeightDecay(rate, false, false);
    }
}
