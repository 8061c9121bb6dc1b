package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_deconvolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_deconvolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_deconvolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;

/**
 * What slides over a picture, and how: the geometry that convolution, transposed convolution and pooling have in common, height first.
 *
 * @param kernel its size
 * @param stride how far it moves
 * @param dilation distance of its taps less one, so 0 for a dense one
 * @param before padding above and to the left
 * @param after padding below and to the right
 */
public record Window(long[] kernel, long[] stride, long[] dilation, long[] before, long[] after) {
    /** What pooling makes of the numbers in a window. */
    public enum Pooling {
        MAX(dnnl_pooling_max),
        AVERAGE(dnnl_pooling_avg_exclude_padding),
        /** With the padding counted as zeros. */
        AVERAGE_WITH_PADDING(dnnl_pooling_avg_include_padding);

        private final int algorithm;

        Pooling(int algorithm) {
            this.algorithm = algorithm;
        }
    }

    /** Convolution; the bias may be null. */
    public Kernel convolution(
            Propagation kind, Layout source, Layout weights, Layout bias, Layout result, PostOps then) {
        dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
        OneDnn.check(
                dnnl_dilated_convolution_forward_desc_init(
                        operation,
                        kind.forward(),
                        dnnl_convolution_direct,
                        source.descriptor(),
                        weights.descriptor(),
                        descriptor(bias),
                        result.descriptor(),
                        stride,
                        dilation,
                        before,
                        after),
                "a convolution");
        return Kernel.of("a convolution", operation, then, null);
    }

    /** Gradient of a convolution's source. */
    public Kernel convolutionOfSource(Layout source, Layout weights, Layout result, Kernel forward) {
        dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
        OneDnn.check(
                dnnl_dilated_convolution_backward_data_desc_init(
                        operation,
                        dnnl_convolution_direct,
                        source.descriptor(),
                        weights.descriptor(),
                        result.descriptor(),
                        stride,
                        dilation,
                        before,
                        after),
                "a convolution's gradient");
        return Kernel.of("a convolution's gradient", operation, PostOps.NONE, forward);
    }

    /** Gradients of a convolution's weights and bias. */
    public Kernel convolutionOfWeights(Layout source, Layout weights, Layout bias, Layout result, Kernel forward) {
        dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
        OneDnn.check(
                dnnl_dilated_convolution_backward_weights_desc_init(
                        operation,
                        dnnl_convolution_direct,
                        source.descriptor(),
                        weights.descriptor(),
                        descriptor(bias),
                        result.descriptor(),
                        stride,
                        dilation,
                        before,
                        after),
                "a convolution's gradient");
        return Kernel.of("a convolution's gradient", operation, PostOps.NONE, forward);
    }

    /** Transposed convolution; the bias may be null. */
    public Kernel deconvolution(
            Propagation kind, Layout source, Layout weights, Layout bias, Layout result, PostOps then) {
        dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
        OneDnn.check(
                dnnl_dilated_deconvolution_forward_desc_init(
                        operation,
                        kind.forward(),
                        dnnl_deconvolution_direct,
                        source.descriptor(),
                        weights.descriptor(),
                        descriptor(bias),
                        result.descriptor(),
                        stride,
                        dilation,
                        before,
                        after),
                "a transposed convolution");
        return Kernel.of("a transposed convolution", operation, then, null);
    }

    /** Gradient of a transposed convolution's source. */
    public Kernel deconvolutionOfSource(Layout source, Layout weights, Layout result, Kernel forward) {
        dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
        OneDnn.check(
                dnnl_dilated_deconvolution_backward_data_desc_init(
                        operation,
                        dnnl_deconvolution_direct,
                        source.descriptor(),
                        weights.descriptor(),
                        result.descriptor(),
                        stride,
                        dilation,
                        before,
                        after),
                "a transposed convolution's gradient");
        return Kernel.of("a transposed convolution's gradient", operation, PostOps.NONE, forward);
    }

    /** Gradients of a transposed convolution's weights and bias. */
    public Kernel deconvolutionOfWeights(Layout source, Layout weights, Layout bias, Layout result, Kernel forward) {
        dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
        OneDnn.check(
                dnnl_dilated_deconvolution_backward_weights_desc_init(
                        operation,
                        dnnl_deconvolution_direct,
                        source.descriptor(),
                        weights.descriptor(),
                        descriptor(bias),
                        result.descriptor(),
                        stride,
                        dilation,
                        before,
                        after),
                "a transposed convolution's gradient");
        return Kernel.of("a transposed convolution's gradient", operation, PostOps.NONE, forward);
    }

    /** Pooling; for training, of maxima, it has a workspace that tells where they were. */
    public Kernel pooling(Propagation kind, Pooling pooling, Layout source, Layout result) {
        dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
        OneDnn.check(
                dnnl_pooling_forward_desc_init(
                        operation,
                        kind.forward(),
                        pooling.algorithm,
                        source.descriptor(),
                        result.descriptor(),
                        stride,
                        kernel,
                        before,
                        after),
                "pooling");
        return Kernel.of("pooling", operation, PostOps.NONE, null);
    }

    /** Gradient of pooling's source. */
    public Kernel poolingOfSource(Pooling pooling, Layout source, Layout result, Kernel forward) {
        dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
        OneDnn.check(
                dnnl_pooling_backward_desc_init(
                        operation,
                        pooling.algorithm,
                        source.descriptor(),
                        result.descriptor(),
                        stride,
                        kernel,
                        before,
                        after),
                "pooling's gradient");
        return Kernel.of("pooling's gradient", operation, PostOps.NONE, forward);
    }

    private static dnnl_memory_desc_t descriptor(Layout layout) {
        return layout == null ? null : layout.descriptor();
    }
}
