package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;

import java.util.Random;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** Java's numbers in the library's memory, and back. */
final class Numbers {
    private Numbers() {}

    /** 0, 1, 2, ... */
    static float[] counting(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** Within [-2, 2), depending on a seed alone. */
    static float[] random(long seed, int length) {
        Random random = new Random(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = 4 * random.nextFloat() - 2;
        }
        return numbers;
    }

    /** A picture in blocks of 16 channels. */
    static Layout blocked(long... nchw) {
        dnnl_memory_desc_t descriptor = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_tag(descriptor, 4, nchw, dnnl.dnnl_f32, dnnl.dnnl_nChw16c), "blocks");
        return Layout.of(descriptor);
    }

    /** An array that lies as told, at a place that is kept as long as the array. */
    static Memory memory(Layout layout, float... numbers) {
        Memory memory = new Memory(layout);
        FloatPointer place = new FloatPointer(layout.bytes() / Float.BYTES);
        place.put(numbers, 0, numbers.length);
        memory.at(place);
        return memory;
    }

    static Memory empty(Layout layout) {
        return memory(layout, new float[(int) (layout.bytes() / Float.BYTES)]);
    }

    static float[] of(Memory memory) {
        float[] numbers = new float[(int) (memory.layout().bytes() / Float.BYTES)];
        memory.floats().get(numbers);
        return numbers;
    }

    /** Runs a kernel once. */
    static void run(Kernel kernel, Object... argumentsAndMemories) {
        OneDnn.enter();
        try (kernel;
                Step step = kernel.step("test")) {
            for (int i = 0; i < argumentsAndMemories.length; i += 2) {
                step.with((Integer) argumentsAndMemories[i], (Memory) argumentsAndMemories[i + 1]);
            }
            step.run();
        }
    }

    /** The numbers, which lie in one layout, read in another and written in a third. */
    static float[] moved(float[] numbers, Layout whole, Layout read, Layout written) {
        Memory from = memory(whole, numbers);
        Memory part = new Memory(read);
        part.at(from.floats());
        Memory to = empty(written);
        run(Movement.reorder(read, written), DNNL_ARG_FROM, part, DNNL_ARG_TO, to);
        return of(to);
    }
}
