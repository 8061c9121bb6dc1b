package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.javacpp.BytePointer;

/** A kernel with its arrays, ready to run any number of times. */
public final class Step implements Runnable, AutoCloseable {
    private final String name;
    private final String implementation;
    private final dnnl_primitive primitive;
    private final Map<Integer, Memory> arguments = new LinkedHashMap<>();
    private final Cleaner.Cleanable owned;
    private final Layout scratchpad;
    private dnnl_exec_arg_t array;

    Step(String name, String implementation, dnnl_primitive primitive, Layout scratchpad) {
        this.name = name;
        this.implementation = implementation;
        this.primitive = primitive;
        this.scratchpad = scratchpad;
        owned = Owned.by(this, () -> dnnl_primitive_destroy(primitive));
    }

    /** Room that it works in while it runs, {@code DNNL_ARG_SCRATCHPAD}; it takes some of its own if it is given none. */
    public Layout scratchpad() {
        return scratchpad;
    }

    /** Adds an array, as one of the {@code DNNL_ARG_*}; null adds nothing. */
    public Step with(int argument, Memory memory) {
        if (memory != null) {
            arguments.put(argument, memory);
        }
        return this;
    }

    @Override
    public void run() {
        if (array == null) {
            array = arguments();
        }
        int status = dnnl_primitive_execute(primitive, OneDnn.stream(), arguments.size(), array);
        Reference.reachabilityFence(this); // not to be collected, and its arrays with it, while it runs
        if (status != 0) {
            throw new OneDnnException("to run " + this, status);
        }
    }

    private dnnl_exec_arg_t arguments() {
        if (scratchpad.bytes() > 0 && !arguments.containsKey(DNNL_ARG_SCRATCHPAD)) {
            Memory room = new Memory(scratchpad);
            room.at(new BytePointer(scratchpad.bytes()));
            with(DNNL_ARG_SCRATCHPAD, room);
        }
        dnnl_exec_arg_t list = new dnnl_exec_arg_t(arguments.size());
        long i = 0;
        for (Map.Entry<Integer, Memory> argument : arguments.entrySet()) {
            list.position(i++).arg(argument.getKey()).memory(argument.getValue().handle());
        }
        return list.position(0);
    }

    @Override
    public String toString() {
        return name + " [" + implementation + "]";
    }

    @Override
    public void close() {
        owned.clean();
    }
}
