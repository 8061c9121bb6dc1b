package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;

import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.Resampling;
import org.landmark.models.vertex.BilinearResize;

/** Maps of another size by bilinear interpolation. */
final class ResizePlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        return node.configuration() instanceof BilinearResize;
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        Memory source = plan.hold(node.input().memory());
        Layout any = Layout.any(node.output().shape());
        Kernel kernel = plan.own(Resampling.bilinear(plan.propagation(), source.layout(), any));
        Memory result = plan.take(kernel.layout(dnnl_query_dst_md));
        plan.step(kernel, "forward").with(DNNL_ARG_SRC, source).with(DNNL_ARG_DST, result);
        Layout layout = source.layout();
        plan.release(source);
        node.output().memory(result);
        return gradient -> {
            if (node.input().needsGradient()) {
                try (Kernel backward = Resampling.bilinearOfSource(layout, any, kernel)) {
                    Memory read = plan.as(gradient, backward.layout(dnnl_query_diff_dst_md));
                    Memory written = plan.take(layout);
                    plan.step(backward, "backward")
                            .with(DNNL_ARG_DIFF_DST, read)
                            .with(DNNL_ARG_DIFF_SRC, written);
                    plan.release(read);
                    plan.contribute(node.input(), written);
                }
            }
            plan.release(gradient);
        };
    }
}
