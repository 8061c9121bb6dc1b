package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_concat_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.Pointer;

/** Moving numbers without changing them. */
public final class Movement {
    private Movement() {}

    /** From one layout to another. */
    public static Kernel reorder(Layout from, Layout to) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        try (Attributes attributes = new Attributes(PostOps.NONE)) {
            OneDnn.check(
                    dnnl_reorder_primitive_desc_create(
                            descriptor,
                            from.descriptor(),
                            OneDnn.engine(),
                            to.descriptor(),
                            OneDnn.engine(),
                            attributes.handle()),
                    "to change a layout");
        }
        return new Kernel(descriptor);
    }

    /** Arrays beside each other along a dimension; the library chooses the result's layout. */
    public static Kernel concatenation(int dimension, List<Layout> parts) {
        dnnl_memory_desc_t array = new dnnl_memory_desc_t(parts.size());
        long size = new dnnl_memory_desc_t().sizeof();
        for (int i = 0; i < parts.size(); i++) {
            Pointer.memcpy(array.getPointer(i), parts.get(i).descriptor(), size);
        }
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        try (Attributes attributes = new Attributes(PostOps.NONE)) {
            OneDnn.check(
                    dnnl_concat_primitive_desc_create(
                            descriptor, null, parts.size(), dimension, array, attributes.handle(), OneDnn.engine()),
                    "a concatenation");
        }
        return new Kernel(descriptor);
    }
}
