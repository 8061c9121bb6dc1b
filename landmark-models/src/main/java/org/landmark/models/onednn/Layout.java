package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_submemory;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.Pointer;

/** How an array lies in memory: its dimensions, logically always in the order {@code [N, C, H, W]}, and their places. */
public final class Layout {
    private final dnnl_memory_desc_t descriptor;
    private final long[] dimensions;

    private Layout(dnnl_memory_desc_t descriptor, long... dimensions) {
        this.descriptor = descriptor;
        this.dimensions = dimensions;
    }

    /** Row by row, the last dimension fastest: ND4J's order 'c'. */
    public static Layout plain(long... dimensions) {
        long[] strides = new long[dimensions.length];
        long stride = 1;
        for (int i = dimensions.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= dimensions[i];
        }
        return strided(dimensions, strides);
    }

    /** A picture's channels side by side, as in {@code [N, H, W, C]}. */
    public static Layout channelsLast(long... nchw) {
        long c = nchw[1];
        long h = nchw[2];
        long w = nchw[3];
        return strided(nchw, new long[] {c * h * w, 1, c * w, c});
    }

    /** With the given distances, counted in numbers, between neighbours along each dimension. */
    public static Layout strided(long[] dimensions, long[] strides) {
        dnnl_memory_desc_t descriptor = new dnnl_memory_desc_t();
        OneDnn.check(
                dnnl_memory_desc_init_by_strides(descriptor, dimensions.length, dimensions, dnnl_f32, strides),
                "a layout of " + Arrays.toString(dimensions));
        return new Layout(descriptor, dimensions);
    }

    /** Whatever suits the primitive that it is given to. */
    public static Layout any(long... dimensions) {
        dnnl_memory_desc_t descriptor = new dnnl_memory_desc_t();
        OneDnn.check(
                dnnl_memory_desc_init_by_tag(descriptor, dimensions.length, dimensions, dnnl_f32, dnnl_format_tag_any),
                "a layout of " + Arrays.toString(dimensions));
        return new Layout(descriptor, dimensions);
    }

    /** A copy of one that the library owns. */
    static Layout of(dnnl_memory_desc_t owned) {
        dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
        Pointer.memcpy(copy, owned, copy.sizeof());
        long[] dimensions = new long[copy.ndims()];
        copy.dims().get(dimensions);
        return new Layout(copy, dimensions);
    }

    /**
     * A part of this array, in place.
     *
     * @throws OneDnnException if the part does not begin at a whole block of a blocked layout
     */
    public Layout part(long[] size, long[] offsets) {
        dnnl_memory_desc_t part = new dnnl_memory_desc_t();
        OneDnn.check(
                dnnl_memory_desc_init_submemory(part, descriptor, size, offsets),
                "a part of " + Arrays.toString(dimensions));
        return new Layout(part, size);
    }

    /** How many dimensions of what length. */
    public long[] dimensions() {
        return dimensions.clone();
    }

    /** Room that the array takes. */
    public long bytes() {
        return dnnl_memory_desc_get_size(descriptor);
    }

    /** Whether there is room between the numbers, as where channels don't fill a block. */
    public boolean isPadded() {
        return bytes() != Float.BYTES * Arrays.stream(dimensions).reduce(1, (a, b) -> a * b);
    }

    /** Whether both say the same of every number's place. */
    public boolean same(Layout other) {
        return dnnl_memory_desc_equal(descriptor, other.descriptor) != 0;
    }

    dnnl_memory_desc_t descriptor() {
        return descriptor;
    }
}
