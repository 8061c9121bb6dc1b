package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Memory;

/** An activation as a layer of its own; nothing is left to do where the vertex before has applied it. */
final class ActivationPlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        return node.layer() instanceof ActivationLayer layer && Activations.isKnown(layer.getActivationFn());
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        Elementwise activation = Activations.function(((ActivationLayer) node.layer()).getActivationFn());
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
