package org.landmark.models.layers;

import static org.landmark.models.layers.Losses.dense;
import static org.landmark.models.layers.Losses.picture;

import java.util.stream.Stream;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Losses of numbers and of pictures, with and without masks. */
class LossEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.of(
                LayerCase.chain("MSE", 5, dense(LossFunction.MSE, Activation.IDENTITY)),
                LayerCase.chain("MSE of tanh", 5, dense(LossFunction.MSE, Activation.TANH)),
                LayerCase.chain("L1", 5, dense(LossFunction.L1, Activation.IDENTITY)),
                LayerCase.chain("MCXENT of softmax", 5, dense(LossFunction.MCXENT, Activation.SOFTMAX)),
                LayerCase.chain("XENT of sigmoid", 5, dense(LossFunction.XENT, Activation.SIGMOID)),
                LayerCase.chain("MSE, some examples", 5, dense(LossFunction.MSE, Activation.IDENTITY))
                        .masked(3, 1),
                LayerCase.chain("MSE, some numbers", 5, dense(LossFunction.MSE, Activation.IDENTITY))
                        .masked(3, 4),
                LayerCase.chain("picture MSE", 5, picture(LossFunction.MSE, Activation.IDENTITY)),
                LayerCase.chain("picture MAE", 5, picture(LossFunction.MEAN_ABSOLUTE_ERROR, Activation.IDENTITY)),
                LayerCase.chain("picture XENT of sigmoid", 5, picture(LossFunction.XENT, Activation.SIGMOID)),
                LayerCase.chain("picture MCXENT of softmax", 5, picture(LossFunction.MCXENT, Activation.SOFTMAX)),
                LayerCase.chain("picture MSE, one channel", 1, picture(LossFunction.MSE, Activation.SIGMOID)),
                LayerCase.chain("picture MSE, some places", 5, picture(LossFunction.MSE, Activation.IDENTITY))
                        .masked(3, 1, 9, 7),
                LayerCase.chain("picture XENT, some places", 5, picture(LossFunction.XENT, Activation.SIGMOID))
                        .masked(3, 1, 9, 7),
                LayerCase.chain("picture MSE, some values", 5, picture(LossFunction.MSE, Activation.IDENTITY))
                        .masked(3, 5, 9, 7));
    }
}
