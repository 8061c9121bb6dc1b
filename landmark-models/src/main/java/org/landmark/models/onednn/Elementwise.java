package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;

import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;

/**
 * A function of single numbers whose derivative is known from its result, so that its argument need not be kept.
 *
 * @param function which
 * @param alpha its parameter: slope of a leaky ReLU, scale of an ELU; 0 otherwise
 */
public record Elementwise(Function function, float alpha) {
    /** The functions. */
    public enum Function {
        /** x where positive, alpha x elsewhere; alpha is not negative. */
        RELU(dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd),
        /** x where positive, alpha (exp(x) - 1) elsewhere; alpha is not negative. */
        ELU(dnnl_eltwise_elu, dnnl_eltwise_elu_use_dst_for_bwd),
        /** 1 / (1 + exp(-x)). */
        LOGISTIC(dnnl_eltwise_logistic, dnnl_eltwise_logistic_use_dst_for_bwd),
        TANH(dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd);

        private final int algorithm;
        private final int ofResult;

        Function(int algorithm, int ofResult) {
            this.algorithm = algorithm;
            this.ofResult = ofResult;
        }
    }

    /** The plain ReLU. */
    public static final Elementwise RELU = new Elementwise(Function.RELU, 0);

    int algorithm() {
        return function.algorithm;
    }

    /** The function; may run in place. */
    public Kernel forward(Propagation kind, Layout layout) {
        dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
        OneDnn.check(
                dnnl_eltwise_forward_desc_init(
                        operation, kind.forward(), function.algorithm, layout.descriptor(), alpha, 0),
                "an activation");
        return Kernel.of("an activation", operation, PostOps.NONE, null);
    }

    /** Its gradient from its result ({@code DNNL_ARG_DST}); may run in place. */
    public Kernel backward(Layout layout) {
        dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
        OneDnn.check(
                dnnl_eltwise_forward_desc_init(
                        operation, Propagation.TRAINING.forward(), function.ofResult, layout.descriptor(), alpha, 0),
                "an activation");
        try (Kernel forward = Kernel.of("an activation", operation, PostOps.NONE, null)) {
            dnnl_eltwise_desc_t gradient = new dnnl_eltwise_desc_t();
            OneDnn.check(
                    dnnl_eltwise_backward_desc_init(
                            gradient, function.ofResult, layout.descriptor(), layout.descriptor(), alpha, 0),
                    "an activation's gradient");
            return Kernel.of("an activation's gradient", gradient, PostOps.NONE, forward);
        }
    }

    /** The products of two arrays' numbers, of one layout; may run in place of the first. */
    public static Kernel product(Layout layout) {
        return binary("a product", dnnl_binary_mul, layout, PostOps.NONE);
    }

    /** The sum of two arrays of one layout; may run in place of the first. */
    public static Kernel sum(Layout layout, PostOps then) {
        return binary("a sum", dnnl_binary_add, layout, then);
    }

    private static Kernel binary(String what, int algorithm, Layout layout, PostOps then) {
        dnnl_binary_desc_t operation = new dnnl_binary_desc_t();
        OneDnn.check(
                dnnl_binary_desc_init(
                        operation, algorithm, layout.descriptor(), layout.descriptor(), layout.descriptor()),
                what);
        return Kernel.of(what, operation, then, null);
    }
}
