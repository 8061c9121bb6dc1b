package org.landmark.data.memory;

import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * Refuses arrays that there is no memory for before they are taken. ND4J asks nobody, and Linux promises any amount: the process would be
 * ended without a word when it came to use it.
 */
public final class MemoryBudget {
    private MemoryBudget() {}

    /**
     * Sees to it that so much can be taken.
     *
     * @param what takes it, as messages name it
     * @throws OutOfMemoryError if the limits forbid it; says what takes how much, and how much is left
     */
    public static void require(long bytes, String what) {
        if (bytes > left()) {
            System.gc(); // arrays that nobody holds any more count until then
        }
        long left = left();
        if (bytes > left) {
            long limit = Math.min(limit(Pointer.maxBytes()), limit(Pointer.maxPhysicalBytes()));
            throw new OutOfMemoryError(what + " takes " + text(bytes) + " outside the Java heap, "
                    + text(Math.max(0, left)) + " of " + text(limit) + " are left");
        }
    }

    private static long left() {
        return Math.min(
                limit(Pointer.maxBytes()) - Pointer.totalBytes(),
                limit(Pointer.maxPhysicalBytes()) - Pointer.physicalBytes());
    }

    /** JavaCPP has 0 for none. */
    private static long limit(long bytes) {
        return bytes > 0 ? bytes : Long.MAX_VALUE;
    }

    /** As in {@code 1.5 GB}. */
    static String text(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30))
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1L << 20));
    }
}
