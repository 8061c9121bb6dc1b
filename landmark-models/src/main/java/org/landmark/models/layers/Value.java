package org.landmark.models.layers;

import org.landmark.models.onednn.Memory;

/** What one vertex hands to others while a plan is made: its result, and the gradient that comes back. */
final class Value {
    private final String name;
    private final long[] shape;
    private final boolean needsGradient;
    private int consumers;
    private Memory memory;
    private Memory gradient;
    private boolean kept;
    private boolean activated;

    /**
     * @param shape as Deeplearning4j has it, {@code [N, C, H, W]} or {@code [N, size]}
     * @param needsGradient whether anything before it is trained
     * @param consumers how many vertices read it, one more where it is asked for from outside
     */
    Value(String name, long[] shape, boolean needsGradient, int consumers) {
        this.name = name;
        this.shape = shape;
        this.needsGradient = needsGradient;
        this.consumers = consumers;
    }

    String name() {
        return name;
    }

    long[] shape() {
        return shape;
    }

    boolean needsGradient() {
        return needsGradient;
    }

    /** The result, once its vertex is planned. */
    Memory memory() {
        return memory;
    }

    void memory(Memory result) {
        memory = result;
    }

    /** The sum of the gradients that its readers have sent so far, or null. */
    Memory gradient() {
        return gradient;
    }

    void gradient(Memory sum) {
        gradient = sum;
    }

    /** Whether the vertex's own gradient needs the result, which then must not be overwritten. */
    boolean isKept() {
        return kept;
    }

    void keep() {
        kept = true;
    }

    /** Whether the activation that follows is already part of it. */
    boolean isActivated() {
        return activated;
    }

    void setActivated() {
        activated = true;
    }

    /** Whether only one reader is left. */
    boolean isLastRead() {
        return consumers == 1;
    }

    /** Counts one reader as done; true after the last. */
    boolean read() {
        return --consumers == 0;
    }
}
