package org.landmark.models.layers;

import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Elementwise.Function;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Which of Deeplearning4j's activation functions oneDNN has. */
final class Activations {
    private Activations() {}

    static boolean isIdentity(IActivation activation) {
        return activation.getClass() == ActivationIdentity.class;
    }

    /** Whether it can be planned: the identity, or a function that oneDNN has. */
    static boolean isKnown(IActivation activation) {
        return isIdentity(activation) || function(activation) != null;
    }

    /** The same function of oneDNN's; null for the identity and for those it lacks. */
    static Elementwise function(IActivation activation) {
        Class<?> type = activation.getClass();
        if (type == ActivationReLU.class) {
            return Elementwise.RELU;
        } else if (type == ActivationLReLU.class && ((ActivationLReLU) activation).getAlpha() >= 0) {
            return new Elementwise(Function.RELU, (float) ((ActivationLReLU) activation).getAlpha());
        } else if (type == ActivationELU.class && ((ActivationELU) activation).getAlpha() == 1) {
            return new Elementwise(Function.ELU, 1);
        } else if (type == ActivationSigmoid.class) {
            return new Elementwise(Function.LOGISTIC, 0);
        } else if (type == ActivationTanH.class) {
            return new Elementwise(Function.TANH, 0);
        }
        return null;
    }
}
