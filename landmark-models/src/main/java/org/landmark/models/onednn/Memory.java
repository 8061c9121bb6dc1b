package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import java.lang.ref.Cleaner;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array of a layout at an address, which may be given to it later. */
public final class Memory implements AutoCloseable {
    private final Layout layout;
    private final dnnl_memory handle;
    private final Cleaner.Cleanable owned;
    private Pointer address;
    private INDArray array;

    /** An array whose place is not yet known. */
    public Memory(Layout layout) {
        this.layout = layout;
        dnnl_memory created = new dnnl_memory();
        OneDnn.check(dnnl_memory_create(created, layout.descriptor(), OneDnn.engine(), null), "an array");
        handle = created;
        owned = Owned.by(this, () -> dnnl_memory_destroy(created));
    }

    /** An array at the numbers of a dense ND4J array, which may be a view. */
    public Memory(Layout layout, INDArray numbers) {
        this(layout);
        at(numbers);
    }

    public Layout layout() {
        return layout;
    }

    /** Moves to another address. */
    public void at(Pointer place) {
        address = place;
        array = null;
        OneDnn.check(dnnl_memory_set_data_handle(handle, place), "an address");
    }

    /** Moves to the numbers of a dense ND4J array, which may be a view and must outlive what is computed here. */
    public void at(INDArray numbers) {
        at(numbers.data().addressPointer());
        array = numbers;
    }

    /** The numbers of an array in plain layout, as ND4J sees them; in place. */
    public INDArray array() {
        if (array == null) {
            long length = layout.bytes() / Float.BYTES;
            array = Nd4j.create(Nd4j.createBuffer(floats(), length, DataType.FLOAT), layout.dimensions());
        }
        return array;
    }

    /** The numbers as they lie. */
    public FloatPointer floats() {
        FloatPointer floats = new FloatPointer(address);
        floats.position(0);
        return floats.capacity(layout.bytes() / Float.BYTES);
    }

    dnnl_memory handle() {
        return handle;
    }

    @Override
    public void close() {
        owned.clean();
    }
}
