package org.landmark.models.onednn;

import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads the library uses. Its presets for Java are built for OpenMP ({@code dnnl_version().cpu_runtime()} is 2), which
 * keeps a number for each thread that calls it, one per core at first. It is the OpenMP of ND4J, which is asked to set it, as OpenMP
 * itself has no presets.
 */
public final class Threads {
    private static final int ALL = -1;

    private static volatile int wanted = ALL;

    private Threads() {}

    /** Sets how many threads whoever calls the library from now on has at most. */
    public static void limit(int threads) {
        wanted = threads;
    }

    /** Makes the limit good for the calling thread; to be called before it calls the library. */
    static void apply() {
        int count = wanted;
        if (count != ALL) {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        }
    }
}
