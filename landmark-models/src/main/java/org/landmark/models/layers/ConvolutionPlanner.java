package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.PostOps;
import org.landmark.models.onednn.Window;

/**
 * Convolution and transposed convolution, with bias and activation in the same pass. Weights are brought into the layout that the
 * kernel wants in each pass; activations stay in that layout until something needs another.
 */
final class ConvolutionPlanner implements VertexPlanner {
    /** Up to so many input channels, a picture's, weights' gradients are computed faster from a plain layout than from blocks of 8. */
    private static final int FEW_CHANNELS = 4;

    @Override
    public boolean accepts(Node node) {
        if (node.layer() == null
                || (node.layer().getClass() != ConvolutionLayer.class
                        && node.layer().getClass() != Deconvolution2D.class)) {
            return false;
        }
        ConvolutionLayer layer = (ConvolutionLayer) node.layer();
        return layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && node.input().shape().length == 4
                && Activations.isKnown(layer.getActivationFn())
                && Sliding.isPossible(
                        layer.getKernelSize(),
                        layer.getStride(),
                        layer.getDilation(),
                        layer.getConvolutionMode(),
                        larger(node),
                        smaller(node));
    }

    private static long[] larger(Node node) {
        return node.layer() instanceof Deconvolution2D
                ? node.output().shape()
                : node.input().shape();
    }

    private static long[] smaller(Node node) {
        return node.layer() instanceof Deconvolution2D
                ? node.input().shape()
                : node.output().shape();
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        return new Planned(plan, node).forward();
    }

    private static final class Planned {
        private final PlanBuilder plan;
        private final Node node;
        private final Layer parameters;
        private final boolean transposed;
        private final Window window;
        private final Layout anySource;
        private final Layout anyWeights;
        private final Layout anyResult;
        private final Layout storedWeights;
        private final Layout bias;
        private final Elementwise activation;

        private Kernel kernel;
        private Memory source;

        Planned(PlanBuilder plan, Node node) {
            this.plan = plan;
            this.node = node;
            ConvolutionLayer layer = (ConvolutionLayer) node.layer();
            parameters = node.vertex().getLayer();
            transposed = layer instanceof Deconvolution2D;
            window = Sliding.window(
                    layer.getKernelSize(),
                    layer.getStride(),
                    layer.getPadding(),
                    layer.getDilation(),
                    layer.getConvolutionMode() == ConvolutionMode.Same,
                    larger(node),
                    smaller(node));
            long[] in = node.input().shape();
            long[] out = node.output().shape();
            long height = layer.getKernelSize()[0];
            long width = layer.getKernelSize()[1];
            long[] weights = {out[1], in[1], height, width};
            anySource = Layout.any(in);
            anyWeights = Layout.any(weights);
            anyResult = Layout.any(out);
            long area = height * width;
            storedWeights = transposed
                    ? Layout.strided(weights, new long[] {area, out[1] * area, width, 1})
                    : Layout.plain(weights);
            bias = layer.hasBias() ? Layout.plain(out[1]) : null;
            Elementwise own = Activations.function(layer.getActivationFn());
            activation = own == null && node.next() != null ? node.next() : own;
            if (own == null && activation != null) {
                node.output().setActivated();
            }
        }

        Backward forward() {
            PostOps then = PostOps.activation(activation);
            kernel = plan.own(
                    transposed
                            ? window.deconvolution(plan.propagation(), anySource, anyWeights, bias, anyResult, then)
                            : window.convolution(plan.propagation(), anySource, anyWeights, bias, anyResult, then));
            source = plan.as(node.input().memory(), kernel.layout(dnnl_query_src_md));
            Memory weights = weights(kernel);
            Memory result = plan.take(kernel.layout(dnnl_query_dst_md));
            plan.step(kernel, "forward")
                    .with(DNNL_ARG_SRC, source)
                    .with(DNNL_ARG_WEIGHTS, weights)
                    .with(DNNL_ARG_BIAS, plan.parameter(parameters, ConvolutionParamInitializer.BIAS_KEY, bias))
                    .with(DNNL_ARG_DST, result);
            plan.release(weights);
            node.output().memory(result);
            if (!plan.isTraining() || node.frozen()) {
                plan.release(source);
                return null;
            }
            if (activation != null) {
                node.output().keep();
            }
            return this::backward;
        }

        private void backward(Memory gradient) {
            Memory ofResult = activation == null
                    ? gradient
                    : ActivationPlanner.backward(plan, activation, node.output().memory(), gradient);
            weightGradients(ofResult);
            if (node.input().needsGradient()) {
                sourceGradient(ofResult);
            }
            plan.release(ofResult);
            plan.release(source);
        }

        private void weightGradients(Memory ofResult) {
            Layout like = !transposed && node.input().shape()[1] <= FEW_CHANNELS
                    ? Layout.plain(node.output().shape())
                    : anyResult;
            try (Kernel backward = transposed
                    ? window.deconvolutionOfWeights(anySource, anyWeights, bias, like, kernel)
                    : window.convolutionOfWeights(anySource, anyWeights, bias, like, kernel)) {
                Memory source = plan.as(this.source, backward.layout(dnnl_query_src_md));
                Memory result = plan.as(ofResult, backward.layout(dnnl_query_diff_dst_md));
                Memory stored = plan.gradient(parameters, ConvolutionParamInitializer.WEIGHT_KEY, storedWeights);
                Layout wanted = backward.layout(dnnl_query_diff_weights_md);
                Memory written = wanted.same(storedWeights) ? stored : plan.take(wanted);
                plan.step(backward, "backward weights")
                        .with(DNNL_ARG_SRC, source)
                        .with(DNNL_ARG_DIFF_DST, result)
                        .with(DNNL_ARG_DIFF_WEIGHTS, written)
                        .with(
                                DNNL_ARG_DIFF_BIAS,
                                plan.gradient(parameters, ConvolutionParamInitializer.BIAS_KEY, bias));
                if (written != stored) {
                    plan.move(written, stored);
                    plan.release(written);
                }
                plan.release(source);
                plan.release(result);
            }
        }

        private void sourceGradient(Memory ofResult) {
            try (Kernel backward = transposed
                    ? window.deconvolutionOfSource(anySource, anyWeights, anyResult, kernel)
                    : window.convolutionOfSource(anySource, anyWeights, anyResult, kernel)) {
                Memory weights = weights(backward);
                Memory result = plan.as(ofResult, backward.layout(dnnl_query_diff_dst_md));
                Memory written = plan.take(backward.layout(dnnl_query_diff_src_md));
                plan.step(backward, "backward data")
                        .with(DNNL_ARG_WEIGHTS, weights)
                        .with(DNNL_ARG_DIFF_DST, result)
                        .with(DNNL_ARG_DIFF_SRC, written);
                plan.release(weights);
                plan.release(result);
                plan.contribute(node.input(), written);
            }
        }

        private Memory weights(Kernel kernel) {
            Memory stored = plan.parameter(parameters, ConvolutionParamInitializer.WEIGHT_KEY, storedWeights);
            return plan.weights(stored, kernel.layout(dnnl_query_weights_md));
        }
    }
}
