package org.landmark.models;

import org.landmark.data.InputException;
import org.landmark.models.onednn.Threads;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

/** How many threads native code uses, and Java's losses beside it; native sums depend on it in their last digits. */
public final class NativeThreads {
    private static volatile int inUse = Runtime.getRuntime().availableProcessors();

    private NativeThreads() {}

    /**
     * Sets the number of threads; 0 stands for one per core.
     *
     * @return the number in use
     * @throws InputException if there are fewer cores
     */
    public static int set(int threads) {
        int cores = Runtime.getRuntime().availableProcessors();
        if (threads < 0 || threads > cores) {
            throw new InputException("threads: expected 1 to " + cores
                    + ", the cores of this machine, or 0 for all of them, came " + threads);
        }
        int count = threads == 0 ? cores : threads;
        if (Nd4j.factory().blas() instanceof Nd4jBlas blas) { // also loads the backend, which the next line needs
            blas.setMaxThreads(count);
        }
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        Threads.limit(count);
        inUse = count;
        return count;
    }

    /** The number in use; one per core until it is set. */
    public static int count() {
        return inUse;
    }
}
