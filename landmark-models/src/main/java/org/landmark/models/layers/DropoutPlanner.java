package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout as a layer of its own, by the numbers that Deeplearning4j itself would draw; nothing is left to do in inference. */
final class DropoutPlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        return node.layer() instanceof DropoutLayer layer
                && layer.getClass() == DropoutLayer.class
                && layer.getIDropout() != null
                && layer.getIDropout().getClass() == Dropout.class
                && ((Dropout) layer.getIDropout()).getPSchedule() == null;
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        if (!plan.isTraining() || node.frozen()) {
            node.output().memory(plan.hold(node.input().memory()));
            return gradient -> plan.contribute(node.input(), gradient);
        }
        double kept = ((Dropout) ((DropoutLayer) node.layer()).getIDropout()).getP();
        Memory drawn = plan.take(Layout.plain(node.output().shape()));
        plan.run("mask", () -> draw(drawn.array(), kept));
        Memory source = node.input().memory();
        Memory mask = plan.convert(drawn, source.layout());
        Memory result = plan.over(node.input());
        product(plan, "forward", source, mask, result);
        node.output().memory(result);
        return gradient -> {
            if (node.input().needsGradient()) {
                Memory read = plan.convert(gradient, mask.layout());
                Memory written = plan.over(read);
                product(plan, "backward", read, mask, written);
                plan.release(read);
                plan.contribute(node.input(), written);
            } else {
                plan.release(gradient);
            }
            plan.release(mask);
        };
    }

    /** 0 for what is dropped, 1 / kept for the others. */
    private static void draw(INDArray mask, double kept) {
        mask.assign(1);
        Nd4j.getExecutioner().exec(new DropOutInverted(mask, mask, kept));
    }

    private static void product(PlanBuilder plan, String what, Memory numbers, Memory mask, Memory result) {
        try (Kernel kernel = Elementwise.product(mask.layout())) {
            plan.step(kernel, what)
                    .with(DNNL_ARG_SRC_0, numbers)
                    .with(DNNL_ARG_SRC_1, mask)
                    .with(DNNL_ARG_DST, result);
        }
    }
}
