package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.activations.IActivation;

/**
 * An activation as a layer of its own, as a bare loss is one in inference; nothing is left to do where the vertex before has applied
 * it.
 */
final class ActivationPlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        IActivation activation = activation(node);
        return activation != null && Activations.isKnown(activation);
    }

    private static IActivation activation(Node node) {
        if (node.layer() instanceof ActivationLayer layer) {
            return layer.getActivationFn();
        }
        boolean bareLoss = node.layer() instanceof CnnLossLayer maps && maps.getFormat() == CNN2DFormat.NCHW
                || node.layer() instanceof LossLayer;
        return bareLoss ? ((BaseLayer) node.layer()).getActivationFn() : null;
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        Elementwise activation = Activations.function(activation(node));
        if (activation == null || node.input().isActivated()) {
            node.output().memory(plan.hold(node.input().memory()));
            return gradient -> plan.contribute(node.input(), gradient);
        }
        Memory source = node.input().memory();
        Memory result = plan.over(node.input());
        try (Kernel forward = activation.forward(plan.propagation(), source.layout())) {
            plan.step(forward, "forward").with(DNNL_ARG_SRC, source).with(DNNL_ARG_DST, result);
        }
        node.output().memory(result);
        if (plan.isTraining()) {
            node.output().keep();
        }
        return gradient -> plan.contribute(node.input(), backward(plan, activation, result, gradient));
    }

    /** The gradient of the argument, in the result's layout, from that of the result, which is released. */
    static Memory backward(PlanBuilder plan, Elementwise activation, Memory result, Memory gradient) {
        Memory read = plan.convert(gradient, result.layout());
        Memory written = plan.over(read);
        try (Kernel backward = activation.backward(result.layout())) {
            plan.step(backward, "activation backward")
                    .with(DNNL_ARG_DST, result)
                    .with(DNNL_ARG_DIFF_DST, read)
                    .with(DNNL_ARG_DIFF_SRC, written);
        }
        plan.release(read);
        return written;
    }
}
