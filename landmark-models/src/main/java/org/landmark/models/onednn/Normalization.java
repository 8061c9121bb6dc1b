package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scaleshift;

import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;

/**
 * Batch normalisation per channel: S. Ioffe, C. Szegedy, Batch Normalization, ICML 2015.
 *
 * @param epsilon added to the variance
 * @param scaled whether there is a scale and a shift, one array {@code [2, C]}
 * @param rectified whether a ReLU follows, as part of the same pass
 * @param given whether mean and variance are given, not taken from the batch
 */
public record Normalization(float epsilon, boolean scaled, boolean rectified, boolean given) {
    /** The pass forward. */
    public Kernel forward(Propagation kind, Layout layout) {
        dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
        OneDnn.check(
                dnnl_batch_normalization_forward_desc_init(
                        operation, kind.forward(), layout.descriptor(), epsilon, flags()),
                "batch normalisation");
        return Kernel.of("batch normalisation", operation, PostOps.NONE, null);
    }

    /** Gradients of source, scale and shift; may run in place. */
    public Kernel backward(Layout layout, Kernel forward) {
        dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
        OneDnn.check(
                dnnl_batch_normalization_backward_desc_init(
                        operation,
                        scaled ? dnnl_backward : dnnl_backward_data,
                        layout.descriptor(),
                        layout.descriptor(),
                        epsilon,
                        flags()),
                "batch normalisation's gradient");
        return Kernel.of("batch normalisation's gradient", operation, PostOps.NONE, forward);
    }

    private int flags() {
        return (scaled ? dnnl_use_scaleshift : 0)
                | (rectified ? dnnl_fuse_norm_relu : 0)
                | (given ? dnnl_use_global_stats : 0);
    }
}
