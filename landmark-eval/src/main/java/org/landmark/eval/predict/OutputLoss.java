package org.landmark.eval.predict;

import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.eval.model.NetworkLoss;
import org.landmark.models.loss.ElementwiseLoss;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The loss of a network's output layer, computed from its output as the layer itself computes it.
 *
 * @param function as it is configured
 */
record OutputLoss(ILossFunction function) {
    /**
     * The loss of a network.
     *
     * @throws IllegalArgumentException if its output layer has none
     */
    static OutputLoss of(ComputationGraph network) {
        return new OutputLoss(NetworkLoss.of(network));
    }

    /** Of a model that is only asked: its own, or the mean squared error over the target's numbers if it came without. */
    static OutputLoss of(LandmarkModel model) {
        return new OutputLoss(
                model.loss().orElseGet(() -> meanSquares(model.card().codec().shape())));
    }

    private static ILossFunction meanSquares(long[] shape) {
        double cells = shape.length == 1 ? 1 : (double) shape[1] * shape[2];
        return Loss.MSE.function(Math.toIntExact(shape[0]), 1 / cells);
    }

    /**
     * The mean loss of a face.
     *
     * @param targets {@code [N, n]} or {@code [N, K, H, W]}
     * @param output of the same shape, after the activation
     */
    double of(INDArray targets, INDArray output) {
        Optional<ElementwiseLoss> elementwise = ElementwiseLoss.of(function);
        if (elementwise.isPresent()) {
            return elementwise.get().sum(targets, output, null) / targets.size(0);
        }
        if (targets.rank() == 2) {
            return function.computeScore(targets, output, new ActivationIdentity(), null, true);
        }
        try (INDArray targetCells = cells(targets);
                INDArray outputCells = cells(output);
                INDArray losses = function.computeScoreArray(targetCells, outputCells, new ActivationIdentity(), null);
                INDArray precise = losses.castTo(DataType.DOUBLE)) { // as one float can't hold the sum of millions
            return precise.sumNumber().doubleValue() / targets.size(0);
        }
    }

    /** {@code [N * H * W, K]}: a cell a row, which is what losses of maps are computed on. */
    private static INDArray cells(INDArray maps) {
        long faces = maps.size(0);
        long points = maps.size(1);
        return maps.permute(0, 2, 3, 1).dup('c').reshape(faces * maps.size(2) * maps.size(3), points);
    }
}
