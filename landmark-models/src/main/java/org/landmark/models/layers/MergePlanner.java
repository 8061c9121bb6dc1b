package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.Movement;
import org.landmark.models.onednn.OneDnnException;

/** Arrays beside each other along the channels. */
final class MergePlanner implements VertexPlanner {
    private static final int CHANNELS = 1;

    @Override
    public boolean accepts(Node node) {
        return node.configuration() instanceof MergeVertex vertex
                && vertex.getMergeAxis() == CHANNELS
                && node.inputs().size() > 1
                && (node.output().shape().length == 4 || node.output().shape().length == 2);
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        List<Memory> parts =
                node.inputs().stream().map(input -> plan.hold(input.memory())).toList();
        try (Kernel kernel = Movement.concatenation(
                CHANNELS, parts.stream().map(Memory::layout).toList())) {
            Memory result = plan.take(kernel.layout(dnnl_query_dst_md));
            var step = plan.step(kernel, "forward").with(DNNL_ARG_DST, result);
            for (int i = 0; i < parts.size(); i++) {
                step.with(DNNL_ARG_MULTIPLE_SRC + i, parts.get(i));
            }
            node.output().memory(result);
        }
        List<Layout> layouts = parts.stream().map(Memory::layout).toList();
        parts.forEach(plan::release);
        return gradient -> {
            long[] offsets = new long[node.output().shape().length];
            for (int i = 0; i < layouts.size(); i++) {
                Value input = node.inputs().get(i);
                if (input.needsGradient()) {
                    Memory part = plan.take(layouts.get(i));
                    copy(plan, gradient, offsets.clone(), input.shape(), part);
                    plan.contribute(input, part);
                }
                offsets[CHANNELS] += input.shape()[CHANNELS];
            }
            plan.release(gradient);
        };
    }

    private static void copy(PlanBuilder plan, Memory whole, long[] offsets, long[] size, Memory part) {
        try {
            plan.movePart(whole, whole.layout().part(size, offsets), part);
        } catch (OneDnnException withinABlock) {
            Memory plain = plan.as(whole, Layout.plain(whole.layout().dimensions()));
            plan.movePart(plain, plain.layout().part(size, offsets), part);
            plan.release(plain);
        }
    }
}
