package org.landmark.models.network;

import java.util.Locale;
import org.deeplearning4j.nn.weights.WeightInit;

/** How a network's weights are drawn before training; biases begin at 0. */
public enum WeightInitialisation {
    /** Uniform within 1/sqrt(fan-in) of 0, as PyTorch's layers are by default. */
    FAN_IN(WeightInit.UNIFORM),
    /** Normal with variance 2/fan-in: K. He et al., Delving Deep into Rectifiers, ICCV 2015. */
    HE(WeightInit.RELU),
    /** Normal with variance 2/(fan-in + fan-out): X. Glorot, Y. Bengio, AISTATS 2010. */
    XAVIER(WeightInit.XAVIER);

    private final WeightInit scheme;

    WeightInitialisation(WeightInit scheme) {
        this.scheme = scheme;
    }

    WeightInit scheme() {
        return scheme;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
