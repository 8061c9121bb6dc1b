package org.landmark.models.layers;

import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Layers that end a network. */
final class Losses {
    private Losses() {}

    static CnnLossLayer pictureMse() {
        return picture(LossFunction.MSE, Activation.IDENTITY);
    }

    static CnnLossLayer pictureMae() {
        return picture(LossFunction.MEAN_ABSOLUTE_ERROR, Activation.IDENTITY);
    }

    static CnnLossLayer picture(LossFunction function, Activation activation) {
        return new CnnLossLayer.Builder(function).activation(activation).build();
    }

    static OutputLayer dense(LossFunction function, Activation activation) {
        return new OutputLayer.Builder(function).nOut(4).activation(activation).build();
    }
}
