package org.landmark.models;

import java.util.Optional;
import java.util.function.Function;
import org.landmark.data.InputException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Losses of maps as means over all cells. Deeplearning4j takes the mean over the maps but sums over a map's cells; its own weights
 * for each map make up for that, so that a saved network needs no class of ours.
 */
final class CellMean {
    private CellMean() {}

    /**
     * The same loss divided by the number of cells.
     *
     * @param maps how many maps the network gives
     * @param cells of one map
     * @throws InputException if the loss has no such weights
     */
    static ILossFunction of(ILossFunction loss, int maps, long cells) {
        if (loss.getClass() == LossMSE.class) {
            return divided(((LossMSE) loss).getWeights(), maps, cells, LossMSE::new);
        }
        if (loss.getClass() == LossMAE.class) {
            return divided(((LossMAE) loss).getWeights(), maps, cells, LossMAE::new);
        }
        throw new InputException(
                "network unet: expected the mean squared or the mean absolute error as loss, came " + loss.name());
    }

    private static ILossFunction divided(
            INDArray weights, int maps, long cells, Function<INDArray, ILossFunction> loss) {
        INDArray perMap = Optional.ofNullable(weights).orElseGet(() -> Nd4j.ones(DataType.FLOAT, 1, maps));
        return loss.apply(perMap.div(cells));
    }
}
