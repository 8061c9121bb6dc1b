package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.PostOps;

/** The sum of two or more arrays, and the activation behind it in the same pass. */
final class AdditionPlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        return node.configuration() instanceof ElementWiseVertex vertex
                && vertex.getOp() == ElementWiseVertex.Op.Add
                && node.inputs().size() > 1
                && node.inputs().stream()
                        .allMatch(input ->
                                Arrays.equals(input.shape(), node.output().shape()));
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        Value first = node.input();
        // oneDNN 2.5 leaves out some numbers of a padded sum when it applies a function to it
        Elementwise activation = first.memory().layout().isPadded() ? null : node.next();
        Memory sum = plan.over(first);
        Memory left = first.memory();
        for (int i = 1; i < node.inputs().size(); i++) {
            boolean last = i == node.inputs().size() - 1;
            Memory right = plan.as(node.inputs().get(i).memory(), sum.layout());
            try (Kernel kernel = Elementwise.sum(sum.layout(), PostOps.activation(last ? activation : null))) {
                plan.step(kernel, "forward")
                        .with(DNNL_ARG_SRC_0, left)
                        .with(DNNL_ARG_SRC_1, right)
                        .with(DNNL_ARG_DST, sum);
            }
            plan.release(right);
            left = sum;
        }
        node.output().memory(sum);
        if (activation != null) {
            node.output().setActivated();
            if (plan.isTraining()) {
                node.output().keep();
            }
        }
        return gradient -> {
            Memory ofSum = activation == null ? gradient : ActivationPlanner.backward(plan, activation, sum, gradient);
            for (Value input : node.inputs()) {
                plan.contribute(input, plan.hold(ofSum));
            }
            plan.release(ofSum);
        };
    }
}
