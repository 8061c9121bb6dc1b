package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_desc_init;

import org.bytedeco.dnnl.dnnl_inner_product_desc_t;

/** The fully connected layer: inner products of each sample, of any number of dimensions, with each output's weights. */
public final class Matrix {
    private Matrix() {}

    /** Source {@code [N, ...]}, weights {@code [O, ...]}, bias {@code [O]} or null, result {@code [N, O]}. */
    public static Kernel product(
            Propagation kind, Layout source, Layout weights, Layout bias, Layout result, PostOps then) {
        dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
        OneDnn.check(
                dnnl_inner_product_forward_desc_init(
                        operation,
                        kind.forward(),
                        source.descriptor(),
                        weights.descriptor(),
                        bias == null ? null : bias.descriptor(),
                        result.descriptor()),
                "an inner product");
        return Kernel.of("an inner product", operation, then, null);
    }

    /** Gradient of the source. */
    public static Kernel productOfSource(Layout source, Layout weights, Layout result, Kernel forward) {
        dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
        OneDnn.check(
                dnnl_inner_product_backward_data_desc_init(
                        operation, source.descriptor(), weights.descriptor(), result.descriptor()),
                "an inner product's gradient");
        return Kernel.of("an inner product's gradient", operation, PostOps.NONE, forward);
    }

    /** Gradients of weights and bias. */
    public static Kernel productOfWeights(Layout source, Layout weights, Layout bias, Layout result, Kernel forward) {
        dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
        OneDnn.check(
                dnnl_inner_product_backward_weights_desc_init(
                        operation,
                        source.descriptor(),
                        weights.descriptor(),
                        bias == null ? null : bias.descriptor(),
                        result.descriptor()),
                "an inner product's gradient");
        return Kernel.of("an inner product's gradient", operation, PostOps.NONE, forward);
    }
}
