package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.Window;
import org.landmark.models.onednn.Window.Pooling;

/** Pooling of maxima and averages, also over the whole picture. */
final class PoolingPlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        if (node.layer() == null || node.input().shape().length != 4) {
            return false;
        }
        if (node.layer() instanceof GlobalPoolingLayer global) {
            int[] over = global.getPoolingDimensions();
            return global.isCollapseDimensions()
                    && isKnown(global.getPoolingType())
                    && (over == null || Arrays.equals(over, new int[] {2, 3}));
        }
        return node.layer() instanceof SubsamplingLayer layer
                && layer.getClass() == SubsamplingLayer.class
                && isKnown(layer.getPoolingType())
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && Arrays.equals(layer.getDilation(), new int[] {1, 1})
                && Sliding.isPossible(
                        layer.getKernelSize(),
                        layer.getStride(),
                        layer.getDilation(),
                        layer.getConvolutionMode(),
                        node.input().shape(),
                        node.output().shape());
    }

    private static boolean isKnown(PoolingType type) {
        return type == PoolingType.MAX || type == PoolingType.AVG;
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        long[] in = node.input().shape();
        boolean global = node.layer() instanceof GlobalPoolingLayer;
        long[] out = global ? new long[] {in[0], in[1], 1, 1} : node.output().shape();
        Window window = global ? whole(in) : window((SubsamplingLayer) node.layer(), in, out);
        Pooling pooling = global
                ? pooling(((GlobalPoolingLayer) node.layer()).getPoolingType(), false)
                : pooling(
                        ((SubsamplingLayer) node.layer()).getPoolingType(),
                        ((SubsamplingLayer) node.layer()).isAvgPoolIncludePadInDivisor());

        Memory source = plan.hold(node.input().memory());
        Kernel kernel = plan.own(window.pooling(plan.propagation(), pooling, source.layout(), Layout.any(out)));
        Memory result = plan.take(kernel.layout(dnnl_query_dst_md));
        boolean remembers = plan.isTraining() && pooling == Pooling.MAX;
        Memory places = remembers ? plan.take(kernel.layout(dnnl_query_workspace_md)) : null;
        plan.step(kernel, "forward")
                .with(DNNL_ARG_SRC, source)
                .with(DNNL_ARG_DST, result)
                .with(DNNL_ARG_WORKSPACE, places);
        Layout layout = source.layout();
        plan.release(source);
        node.output().memory(global ? plan.reshape(result, Layout.plain(in[0], in[1])) : result);
        return gradient -> {
            Memory pooled = global ? plan.reshape(gradient, Layout.plain(out)) : gradient;
            if (node.input().needsGradient()) {
                try (Kernel backward = window.poolingOfSource(pooling, layout, Layout.any(out), kernel)) {
                    Memory read = plan.as(pooled, backward.layout(dnnl_query_diff_dst_md));
                    Memory written = plan.take(backward.layout(dnnl_query_diff_src_md));
                    plan.step(backward, "backward")
                            .with(DNNL_ARG_DIFF_DST, read)
                            .with(DNNL_ARG_DIFF_SRC, written)
                            .with(DNNL_ARG_WORKSPACE, places);
                    plan.release(read);
                    plan.contribute(node.input(), written);
                }
            }
            plan.release(pooled);
            plan.release(places);
        };
    }

    private static Window whole(long[] in) {
        long[] none = {0, 0};
        long[] size = {in[2], in[3]};
        return new Window(size, size, none, none, none);
    }

    private static Window window(SubsamplingLayer layer, long[] in, long[] out) {
        return Sliding.window(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode() == ConvolutionMode.Same,
                in,
                out);
    }

    private static Pooling pooling(PoolingType type, boolean withPadding) {
        if (type == PoolingType.MAX) {
            return Pooling.MAX;
        }
        return withPadding ? Pooling.AVERAGE_WITH_PADDING : Pooling.AVERAGE;
    }
}
