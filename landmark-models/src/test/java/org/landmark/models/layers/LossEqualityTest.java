package org.landmark.models.layers;

import static org.landmark.models.layers.Losses.dense;
import static org.landmark.models.layers.Losses.picture;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.landmark.models.loss.AdaptiveWing;
import org.landmark.models.loss.Loss;
import org.landmark.models.loss.SmoothL1;
import org.landmark.models.loss.Wing;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Losses of numbers and of pictures, with and without masks. */
class LossEqualityTest extends LayerEqualityTests {
    private static final Loss ADAPTIVE = new AdaptiveWing(null, null, null, null, 10.0);

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
                        .masked(3, 5, 9, 7),
                LayerCase.chain("smooth L1", 5, numbers(new SmoothL1(0.2))),
                LayerCase.chain("wing", 5, numbers(new Wing(0.3, 0.1))),
                LayerCase.chain("wing, some numbers", 5, numbers(new Wing(0.3, 0.1)))
                        .masked(3, 4),
                LayerCase.chain("wing, some examples", 5, numbers(new Wing(0.3, 0.1)))
                        .masked(3, 1),
                LayerCase.chain("picture smooth L1", 5, maps(new SmoothL1(0.2))),
                LayerCase.chain("picture wing", 5, maps(new Wing(0.3, 0.1))),
                LayerCase.chain("picture adaptive wing", 5, maps(ADAPTIVE)),
                LayerCase.chain("picture adaptive wing, some places", 5, maps(ADAPTIVE))
                        .masked(3, 1, 9, 7));
    }

    private static OutputLayer numbers(Loss loss) {
        return new OutputLayer.Builder(loss.function(4, 1))
                .nOut(4)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static CnnLossLayer maps(Loss loss) {
        return new CnnLossLayer.Builder(loss.function(5, 0.1))
                .activation(Activation.IDENTITY)
                .build();
    }
}
