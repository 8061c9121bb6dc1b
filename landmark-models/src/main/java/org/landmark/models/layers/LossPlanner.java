package org.landmark.models.layers;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Losses in training: of an output layer's inner products by any loss function, of maps by their squared error. */
final class LossPlanner {
    private final StockScope scope;
    private final boolean masked;

    /**
     * @param masked whether labels come with masks
     */
    LossPlanner(StockScope scope, boolean masked) {
        this.scope = scope;
        this.masked = masked;
    }

    /** Plans the forward part of one of the network's outputs; null if only Deeplearning4j can. */
    VertexPlanner.Backward forward(PlanBuilder plan, Node node, int output) {
        if (node.layer() instanceof CnnLossLayer layer
                && !masked
                && layer.getFormat() == CNN2DFormat.NCHW
                && SquaredError.is(layer.getLossFn(), layer.getActivationFn())) {
            Memory maps = plan.hold(node.input().memory());
            return nothing -> maps(plan, node.input(), maps, layer.getLossFn(), output);
        } else if (node.layer() instanceof OutputLayer layer && layer.getClass() == OutputLayer.class) {
            return products(plan, node, layer, output);
        }
        return null;
    }

    private void maps(PlanBuilder plan, Value input, Memory maps, ILossFunction loss, int output) {
        Memory difference = plan.take(Layout.plain(input.shape()));
        plan.move(maps, difference);
        plan.release(maps);
        new SquaredError(scope, loss).plan(plan, difference, output);
        plan.contribute(input, difference);
    }

    private VertexPlanner.Backward products(PlanBuilder plan, Node node, OutputLayer layer, int output) {
        Value products = new Value(node.name(), node.output().shape(), true, 1);
        VertexPlanner.Backward dense = new DensePlanner().products(plan, node, products);
        return nothing -> {
            Memory numbers = products.memory();
            if (!masked && SquaredError.is(layer.getLossFn(), layer.getActivationFn())) {
                new SquaredError(scope, layer.getLossFn()).plan(plan, numbers, output);
                dense.plan(numbers);
            } else {
                Memory gradient = plan.take(numbers.layout());
                plan.run("loss", () -> compute(layer, numbers.array(), gradient.array(), output));
                plan.release(numbers);
                dense.plan(gradient);
            }
        };
    }

    private void compute(OutputLayer layer, INDArray products, INDArray gradient, int output) {
        ILossFunction loss = layer.getLossFn();
        IActivation activation = layer.getActivationFn();
        INDArray labels = scope.labels(output).castTo(products.dataType());
        INDArray mask = scope.labelMask(output);
        gradient.assign(loss.computeGradient(labels, products.dup(), activation, mask)); // some compute in place
        scope.addScore(loss.computeScore(labels, products, activation, mask, false) / products.size(0));
    }
}
