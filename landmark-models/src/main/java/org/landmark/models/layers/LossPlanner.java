package org.landmark.models.layers;

import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.landmark.models.loss.ElementwiseLoss;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Losses in training: of an output layer's inner products by any loss function, of maps by those that are sums over numbers. */
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
        if (node.layer() instanceof CnnLossLayer layer && !masked && layer.getFormat() == CNN2DFormat.NCHW) {
            Optional<ElementwiseLoss> loss = elementwise(layer.getLossFn(), layer.getActivationFn());
            if (loss.isPresent()) {
                Memory maps = plan.hold(node.input().memory());
                return nothing -> maps(plan, node.input(), maps, loss.get(), output);
            }
        } else if (node.layer() instanceof OutputLayer layer && layer.getClass() == OutputLayer.class) {
            return products(plan, node, layer, output);
        }
        return null;
    }

    /** A loss that reads numbers as the network gives them and leaves their gradient in their place; empty for others. */
    private static Optional<ElementwiseLoss> elementwise(ILossFunction loss, IActivation activation) {
        return Activations.isIdentity(activation) ? ElementwiseLoss.of(loss) : Optional.empty();
    }

    private void maps(PlanBuilder plan, Value input, Memory maps, ElementwiseLoss loss, int output) {
        Memory gradient = plan.take(Layout.plain(input.shape()));
        plan.move(maps, gradient);
        plan.release(maps);
        plan.run("loss", () -> differentiate(loss, true, gradient.array(), output)); // a CnnLossLayer always divides
        plan.contribute(input, gradient);
    }

    private VertexPlanner.Backward products(PlanBuilder plan, Node node, OutputLayer layer, int output) {
        Value products = new Value(node.name(), node.output().shape(), true, 1);
        VertexPlanner.Backward dense = new DensePlanner().products(plan, node, products);
        boolean divided = node.vertex().getLayer().conf().isMiniBatch();
        Optional<ElementwiseLoss> loss = elementwise(layer.getLossFn(), layer.getActivationFn());
        return nothing -> {
            Memory numbers = products.memory();
            if (loss.isPresent()) {
                plan.run("loss", () -> differentiate(loss.get(), divided, numbers.array(), output));
                dense.plan(numbers);
            } else {
                Memory gradient = plan.take(numbers.layout());
                plan.run("loss", () -> compute(layer, divided, numbers.array(), gradient.array(), output));
                plan.release(numbers);
                dense.plan(gradient);
            }
        };
    }

    /**
     * @param divided whether the score is divided by the batch
     */
    private void differentiate(ElementwiseLoss loss, boolean divided, INDArray numbers, int output) {
        double score = loss.differentiate(scope.labels(output), numbers, scope.labelMask(output));
        scope.addLoss(output, divided ? score / numbers.size(0) : score);
    }

    private void compute(OutputLayer layer, boolean divided, INDArray products, INDArray gradient, int output) {
        ILossFunction loss = layer.getLossFn();
        IActivation activation = layer.getActivationFn();
        INDArray labels = scope.labels(output).castTo(products.dataType());
        INDArray mask = scope.labelMask(output);
        gradient.assign(loss.computeGradient(labels, products.dup(), activation, mask)); // some compute in place
        double score = loss.computeScore(labels, products, activation, mask, false);
        scope.addLoss(output, divided ? score / products.size(0) : score);
    }
}
