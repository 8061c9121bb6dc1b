package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.landmark.models.onednn.Arena;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.Movement;
import org.landmark.models.onednn.PostOps;
import org.landmark.models.onednn.Propagation;
import org.landmark.models.onednn.Step;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What planners of vertices plan with: a list of steps, and memory that is given back as soon as no later step needs it. Every array
 * that comes from here is held once and must be released.
 */
final class PlanBuilder implements AutoCloseable {
    private final Propagation propagation;
    private final Arena arena = new Arena();
    private final List<PlannedStep> preparations = new ArrayList<>();
    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private String vertex = "";
    private boolean backward;

    PlanBuilder(Propagation propagation) {
        this.propagation = propagation;
    }

    Propagation propagation() {
        return propagation;
    }

    boolean isTraining() {
        return propagation == Propagation.TRAINING;
    }

    /** Names what the next steps belong to. */
    void begin(String name) {
        vertex = name;
    }

    /** From here on, steps belong to the way back. */
    void turnBack() {
        backward = true;
    }

    /** A new array. */
    Memory take(Layout layout) {
        return arena.take(layout);
    }

    Memory hold(Memory memory) {
        return arena.hold(memory);
    }

    void release(Memory memory) {
        if (memory != null) {
            arena.release(memory);
        }
    }

    /** The same numbers in another dense layout of the same bytes. */
    Memory view(Memory memory, Layout layout) {
        Memory plain = as(memory, Layout.plain(memory.layout().dimensions()));
        if (!arena.owns(plain)) {
            Memory copy = take(plain.layout());
            move(plain, copy);
            plain = copy;
        }
        Memory view = arena.view(plain, layout);
        release(plain);
        return view;
    }

    /** As {@link #view}, but takes over the caller's hold of the array. */
    Memory reshape(Memory memory, Layout layout) {
        Memory view = view(memory, layout);
        release(memory);
        return view;
    }

    /**
     * A layer's weights in the layout that a kernel wants. In inference they are kept, as they need not be brought there again for the
     * next run if they are still the same.
     */
    Memory weights(Memory stored, Layout wanted) {
        if (isTraining() || stored.layout().same(wanted)) {
            return as(stored, wanted);
        }
        Memory kept = arena.keep(wanted);
        reorder(stored, kept, preparations);
        return kept;
    }

    /** A layer's parameter in place; the layout must describe how Deeplearning4j keeps it, null gives null. */
    Memory parameter(Layer layer, String key, Layout layout) {
        return layout == null ? null : at(fitting(layer.getParam(key), layout), layout);
    }

    /** The gradient of a layer's parameter, in place; likewise. */
    Memory gradient(Layer layer, String key, Layout layout) {
        return layout == null ? null : at(fitting(GradientViews.of(layer).get(key), layout), layout);
    }

    /** An array that begins where the given one does, and may go on behind it. */
    Memory at(INDArray begin, Layout layout) {
        return own(new Memory(layout, begin));
    }

    private static INDArray fitting(INDArray numbers, Layout layout) {
        if (numbers.length() * Float.BYTES != layout.bytes()) {
            throw new UnsupportedGraphException("an input of another size than the layer's, whose parameters are "
                    + Arrays.toString(numbers.shape()));
        }
        return numbers;
    }

    /** An array outside the arena, moved by whoever asks for it. */
    Memory outside(Layout layout) {
        return own(new Memory(layout));
    }

    /** A step that runs a kernel; its arguments are to be added, all of which must have been taken before. */
    Step step(Kernel kernel, String what) {
        return step(kernel, what, steps);
    }

    private Step step(Kernel kernel, String what, List<PlannedStep> list) {
        Step step = own(kernel.step(vertex + " " + what));
        list.add(new PlannedStep(vertex, what, kernel.implementation(), backward, step));
        if (step.scratchpad().bytes() > 0) {
            Memory room = take(step.scratchpad());
            step.with(DNNL_ARG_SCRATCHPAD, room);
            release(room);
        }
        return step;
    }

    /** Any other step. */
    void run(String what, Runnable action) {
        steps.add(new PlannedStep(vertex, what, "Java", backward, action));
    }

    /** Keeps something open as long as the plan. */
    <T extends AutoCloseable> T own(T resource) {
        resources.add(resource);
        return resource;
    }

    /** The numbers in the given layout: the array itself, held once more, or a copy. */
    Memory as(Memory memory, Layout layout) {
        if (memory.layout().same(layout)) {
            return hold(memory);
        }
        Memory copy = take(layout);
        move(memory, copy);
        return copy;
    }

    /** As {@link #as}, but takes over the caller's hold of the array. */
    Memory convert(Memory memory, Layout layout) {
        Memory converted = as(memory, layout);
        release(memory);
        return converted;
    }

    /** Reads the numbers out, at any time while they are there, into a new array in plain layout. */
    Supplier<INDArray> reader(Memory memory) {
        Memory copy = outside(Layout.plain(memory.layout().dimensions()));
        try (Kernel reorder = Movement.reorder(memory.layout(), copy.layout())) {
            Step step = own(reorder.step("read")).with(DNNL_ARG_FROM, memory).with(DNNL_ARG_TO, copy);
            return () -> {
                INDArray array = Nd4j.createUninitializedDetached(
                        DataType.FLOAT, copy.layout().dimensions());
                copy.at(array);
                step.run();
                return array;
            };
        }
    }

    /** Copies numbers from one array to another, whatever their layouts. */
    void move(Memory from, Memory to) {
        reorder(from, to, steps);
    }

    private void reorder(Memory from, Memory to, List<PlannedStep> list) {
        try (Kernel reorder = Movement.reorder(from.layout(), to.layout())) {
            step(reorder, "reorder", list).with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
        }
    }

    /** Copies a part of one array to another array. */
    void movePart(Memory whole, Layout part, Memory to) {
        Memory view = arena.view(whole, part);
        move(view, to);
        release(view);
    }

    /** Where a step writes that may overwrite what it reads: there, if nobody else holds it. */
    Memory over(Memory read) {
        return arena.isHeldOnce(read) ? hold(read) : take(read.layout());
    }

    /** Where a step writes that may overwrite a value: there, if it is the last to read it and the way back doesn't need it. */
    Memory over(Value value) {
        boolean free = arena.isHeldOnce(value.memory()) && value.isLastRead() && !value.isKept();
        return free ? hold(value.memory()) : take(value.memory().layout());
    }

    /** Adds to the gradient of a value; takes over one hold of it. */
    void contribute(Value value, Memory gradient) {
        if (!value.needsGradient()) {
            release(gradient);
        } else if (value.gradient() == null) {
            value.gradient(gradient);
        } else {
            value.gradient(sum(value.gradient(), gradient));
        }
    }

    private Memory sum(Memory one, Memory other) {
        Memory first = arena.isHeldOnce(one) || !arena.isHeldOnce(other) ? one : other;
        Memory second = as(first == one ? other : one, first.layout());
        release(first == one ? other : one);
        Memory result = arena.isHeldOnce(first) ? first : take(first.layout());
        try (Kernel sum = Elementwise.sum(first.layout(), PostOps.NONE)) {
            step(sum, "sum of gradients")
                    .with(DNNL_ARG_SRC_0, first)
                    .with(DNNL_ARG_SRC_1, second)
                    .with(DNNL_ARG_DST, result);
        }
        release(second);
        if (result != first) {
            release(first);
        }
        return result;
    }

    /** What must be done anew only when parameters have changed. */
    List<PlannedStep> preparations() {
        return preparations;
    }

    List<PlannedStep> steps() {
        return steps;
    }

    Arena arena() {
        return arena;
    }

    @Override
    public void close() {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        arena.close();
    }
}
