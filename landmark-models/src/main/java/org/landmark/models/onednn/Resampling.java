package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_linear;

import org.bytedeco.dnnl.dnnl_resampling_desc_t;
import org.bytedeco.javacpp.FloatPointer;

/** Pictures of another size by bilinear interpolation between the middles of cells, whose outermost hold beyond them. */
public final class Resampling {
    private static final FloatPointer AS_THE_SHAPES = null;

    private Resampling() {}

    /** Source {@code [N, C, h, w]}, result {@code [N, C, H, W]}. */
    public static Kernel bilinear(Propagation kind, Layout source, Layout result) {
        dnnl_resampling_desc_t operation = new dnnl_resampling_desc_t();
        OneDnn.check(
                dnnl_resampling_forward_desc_init(
                        operation,
                        kind.forward(),
                        dnnl_resampling_linear,
                        AS_THE_SHAPES,
                        source.descriptor(),
                        result.descriptor()),
                "a resampling");
        return Kernel.of("a resampling", operation, PostOps.NONE, null);
    }

    /** Gradient of the source. */
    public static Kernel bilinearOfSource(Layout source, Layout result, Kernel forward) {
        dnnl_resampling_desc_t operation = new dnnl_resampling_desc_t();
        OneDnn.check(
                dnnl_resampling_backward_desc_init(
                        operation, dnnl_resampling_linear, AS_THE_SHAPES, source.descriptor(), result.descriptor()),
                "a resampling's gradient");
        return Kernel.of("a resampling's gradient", operation, PostOps.NONE, forward);
    }
}
