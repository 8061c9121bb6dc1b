package org.landmark.models.layers;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Squared error of maps {@code [N, K, H, W]}, in three passes over them where Deeplearning4j's layer takes a dozen and as many copies.
 * It is the same number: the sum over all cells and maps, each map with its weight, divided by the batch and, for the mean, by K.
 */
final class MapLoss {
    private final StockScope scope;
    private final CnnLossLayer layer;

    MapLoss(StockScope scope, CnnLossLayer layer) {
        this.scope = scope;
        this.layer = layer;
    }

    /** Squared error, its mean or sum over maps, with no weights or the same for all, of the network's numbers as they are. */
    static boolean accepts(CnnLossLayer layer) {
        ILossFunction loss = layer.getLossFn();
        return layer.getFormat() == CNN2DFormat.NCHW
                && Activations.isIdentity(layer.getActivationFn())
                && (loss.getClass() == LossMSE.class || loss.getClass() == LossL2.class)
                && isEven(((LossL2) loss).getWeights());
    }

    private static boolean isEven(INDArray weights) {
        return weights == null
                || weights.minNumber().doubleValue() == weights.maxNumber().doubleValue();
    }

    void plan(PlanBuilder plan, Node node, int output) {
        Value maps = node.input();
        Memory difference = plan.take(Layout.plain(maps.shape()));
        plan.move(maps.memory(), difference);
        plan.run(() -> compute(difference.array(), output));
        plan.contribute(maps, difference);
    }

    private void compute(INDArray maps, int output) {
        LossL2 loss = (LossL2) layer.getLossFn();
        double weight = loss.getWeights() == null ? 1 : loss.getWeights().getDouble(0);
        double perMap = loss instanceof LossMSE ? weight / maps.size(1) : weight;
        maps.subi(scope.labels(output));
        double norm = maps.norm2Number().doubleValue();
        scope.addScore(perMap * norm * norm / maps.size(0));
        maps.muli(2 * perMap);
    }
}
