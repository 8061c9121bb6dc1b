package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/**
 * What a kernel does to its result before it writes it.
 *
 * @param addsToResult whether it adds what stands at the result's place first
 * @param activation applied last; null for none
 */
public record PostOps(boolean addsToResult, Elementwise activation) {
    /** Nothing. */
    public static final PostOps NONE = new PostOps(false, null);

    /** Only an activation, which may be null. */
    public static PostOps activation(Elementwise activation) {
        return new PostOps(false, activation);
    }

    /** As the library wants it, to be freed by whoever asks; null for nothing. */
    dnnl_primitive_attr attributes() {
        if (!addsToResult && activation == null) {
            return null;
        }
        dnnl_post_ops list = new dnnl_post_ops();
        OneDnn.check(dnnl_post_ops_create(list), "post-ops");
        if (addsToResult) {
            OneDnn.check(dnnl_post_ops_append_sum(list, 1), "a sum");
        }
        if (activation != null) {
            OneDnn.check(
                    dnnl_post_ops_append_eltwise(list, 1, activation.algorithm(), activation.alpha(), 0),
                    "an activation");
        }
        dnnl_primitive_attr attributes = new dnnl_primitive_attr();
        OneDnn.check(dnnl_primitive_attr_create(attributes), "attributes");
        OneDnn.check(dnnl_primitive_attr_set_post_ops(attributes, list), "post-ops");
        dnnl_post_ops_destroy(list); // the attributes have a copy
        return attributes;
    }
}
