package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/**
 * What a kernel is made with: its post-ops, and that its scratchpad is an argument of each step. One that the library provides may
 * belong to the thread that makes the step, and a step that another thread runs then ends the process.
 */
final class Attributes implements AutoCloseable {
    private final dnnl_primitive_attr handle = new dnnl_primitive_attr();

    Attributes(PostOps then) {
        OneDnn.check(dnnl_primitive_attr_create(handle), "attributes");
        OneDnn.check(dnnl_primitive_attr_set_scratchpad_mode(handle, dnnl_scratchpad_mode_user), "a scratchpad");
        dnnl_post_ops list = new dnnl_post_ops();
        OneDnn.check(dnnl_post_ops_create(list), "post-ops");
        if (then.addsToResult()) {
            OneDnn.check(dnnl_post_ops_append_sum(list, 1), "a sum");
        }
        Elementwise activation = then.activation();
        if (activation != null) {
            OneDnn.check(
                    dnnl_post_ops_append_eltwise(list, 1, activation.algorithm(), activation.alpha(), 0),
                    "an activation");
        }
        OneDnn.check(dnnl_primitive_attr_set_post_ops(handle, list), "post-ops");
        OneDnn.check(dnnl_post_ops_destroy(list), "to free post-ops");
    }

    dnnl_primitive_attr handle() {
        return handle;
    }

    @Override
    public void close() {
        OneDnn.check(dnnl_primitive_attr_destroy(handle), "to free attributes");
    }
}
