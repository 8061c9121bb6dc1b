package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** A computation that the library has chosen code for: it tells which layouts that code wants and makes steps of it. */
public final class Kernel implements AutoCloseable {
    private final dnnl_primitive_desc descriptor;
    private final Cleaner.Cleanable owned;

    Kernel(dnnl_primitive_desc descriptor) {
        this.descriptor = descriptor;
        owned = Owned.by(this, () -> dnnl_primitive_desc_destroy(descriptor));
    }

    static Kernel of(String what, Pointer operation, PostOps then, Kernel forward) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        try (Attributes attributes = new Attributes(then)) {
            OneDnn.check(
                    dnnl_primitive_desc_create(
                            descriptor,
                            new const_dnnl_op_desc_t(operation),
                            attributes.handle(),
                            OneDnn.engine(),
                            forward == null ? null : forward.descriptor),
                    what);
        }
        return new Kernel(descriptor);
    }

    /** The layout of one of its arrays, by one of the {@code dnnl_query_*_md}. */
    public Layout layout(int query) {
        Layout layout = Layout.of(dnnl_primitive_desc_query_md(descriptor, query, 0));
        Reference.reachabilityFence(this); // what was copied is the kernel's
        return layout;
    }

    /** The name of the library's code for it, as in jit:avx2. */
    public String implementation() {
        try (PointerPointer<Pointer> text = new PointerPointer<>(1)) {
            OneDnn.check(dnnl_primitive_desc_query(descriptor, dnnl_query_impl_info_str, 0, text), "a name");
            return new BytePointer(text.get(0)).getString();
        }
    }

    /** A step that runs it; arguments to be added. */
    public Step step(String name) {
        dnnl_primitive primitive = new dnnl_primitive();
        OneDnn.check(dnnl_primitive_create(primitive, descriptor), name);
        return new Step(name, implementation(), primitive, layout(dnnl_query_scratchpad_md));
    }

    @Override
    public void close() {
        owned.clean();
    }
}
