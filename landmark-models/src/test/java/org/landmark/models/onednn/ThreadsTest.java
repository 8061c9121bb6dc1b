package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landmark.models.NativeThreads;

/**
 * Who computes, by the processor time of the calling thread and of all others together. That of others holds on a busy machine, too:
 * there the work takes longer, but threads get equal shares of it.
 */
class ThreadsTest {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long ENOUGH = 400_000_000;

    /** Beside oneDNN's, there are the virtual machine's compiler and collector. */
    private static final double HARDLY_ANY = 0.15;

    private static final double A_FAIR_PART = 0.25;

    @AfterEach
    void allCoresAgain() {
        NativeThreads.set(0);
    }

    @Test
    void oneThreadIsTheCallersOwn() throws Exception {
        NativeThreads.set(1);

        assertThat(inNewThread(ThreadsTest::partOfOthers)).isLessThan(HARDLY_ANY);
    }

    @Test
    void twoShareTheWork() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        NativeThreads.set(2);

        assertThat(inNewThread(ThreadsTest::partOfOthers)).isGreaterThan(A_FAIR_PART);
    }

    @Test
    void theNumberMayChangeForTheSameThread() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        inNewThread(() -> {
            NativeThreads.set(2);
            assertThat(partOfOthers()).isGreaterThan(A_FAIR_PART);
            NativeThreads.set(1);
            assertThat(partOfOthers()).isLessThan(HARDLY_ANY);
            NativeThreads.set(2);
            assertThat(partOfOthers()).isGreaterThan(A_FAIR_PART);
            return null;
        });
    }

    private static <T> T inNewThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }

    /** Which part of the time that a large convolution takes is not the calling thread's. */
    private static double partOfOthers() {
        OneDnn.enter();
        Layout pictures = Layout.plain(4, 64, 56, 56);
        Layout weights = Layout.plain(64, 64, 3, 3);
        long[] one = {1, 1};
        long[] none = {0, 0};
        try (Kernel kernel = new Window(new long[] {3, 3}, one, none, one, one)
                        .convolution(Propagation.INFERENCE, pictures, weights, null, pictures, PostOps.NONE);
                Step step = kernel.step("large")
                        .with(DNNL_ARG_SRC, Numbers.empty(pictures))
                        .with(DNNL_ARG_WEIGHTS, Numbers.empty(weights))
                        .with(DNNL_ARG_DST, Numbers.empty(pictures))) {
            step.run();
            long all = SYSTEM.getProcessCpuTime();
            long own = ownTime();
            while (SYSTEM.getProcessCpuTime() - all < ENOUGH) {
                step.run();
            }
            all = SYSTEM.getProcessCpuTime() - all;
            own = ownTime() - own;
            return 1 - (double) own / all;
        }
    }

    private static long ownTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
