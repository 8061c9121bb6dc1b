package org.landmark.models.onednn;

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
}
