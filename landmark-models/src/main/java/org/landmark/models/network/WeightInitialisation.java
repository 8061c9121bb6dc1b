package org.landmark.models.network;

import java.util.Locale;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;

/** How a network's weights are drawn before training; biases begin at 0. */
public enum WeightInitialisation {
    /** Uniform within 1/sqrt(fan-in) of 0, as PyTorch's layers are by default. */
    FAN_IN(WeightInit.UNIFORM),
    /** Normal with variance 2/fan-in: K. He et al., Delving Deep into Rectifiers, ICCV 2015. */
    HE(WeightInit.RELU),
    /**
     * Normal with variance 2/fan-out for convolutions, where fan-out is output channels times the kernel's area, as torchvision's
     * residual networks are; {@link #FAN_IN} for fully connected layers.
     */
    HE_FAN_OUT(WeightInit.UNIFORM),
    /** Normal with variance 2/(fan-in + fan-out): X. Glorot, Y. Bengio, AISTATS 2010. */
    XAVIER(WeightInit.XAVIER);

    private final WeightInit scheme;

    WeightInitialisation(WeightInit scheme) {
        this.scheme = scheme;
    }

    WeightInit scheme() {
        return scheme;
    }

    /** For a square convolution or transposed convolution with so many output channels. */
    IWeightInit convolution(int channels, int kernel) {
        if (this == HE_FAN_OUT) {
            return new WeightInitDistribution(new NormalDistribution(0, Math.sqrt(2.0 / (channels * kernel * kernel))));
        }
        return scheme.getWeightInitFunction();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
