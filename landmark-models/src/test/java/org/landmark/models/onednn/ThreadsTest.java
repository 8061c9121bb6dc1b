package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landmark.models.NativeThreads;

/**
 * How many threads compute, by the processor time that one step of a large convolution takes of the calling thread alone: where two
 * share the work, that is about half. How busy the machine is, and with what, makes little difference to it.
 */
class ThreadsTest {
    private static final double SHARED = 0.8;

    @BeforeEach
    void requireTwoCores() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
    }

    @AfterEach
    void allCoresAgain() {
        NativeThreads.set(0);
    }

    @Test
    void theLimitHoldsForEveryThread() throws Exception {
        NativeThreads.set(1);
        double alone = inNewThread(ThreadsTest::ownTime);
        NativeThreads.set(2);
        double shared = inNewThread(ThreadsTest::ownTime);

        assertThat(shared / alone).isLessThan(SHARED);
    }

    @Test
    void theLimitMayChange() throws Exception {
        FutureTask<double[]> times = new FutureTask<>(() -> {
            double[] own = new double[3];
            for (int i = 0; i < own.length; i++) {
                NativeThreads.set(2 - i % 2);
                own[i] = ownTime();
            }
            return own;
        });
        new Thread(times).start();

        double[] own = times.get();
        assertThat(own[0] / own[1]).as("from two to one").isLessThan(SHARED);
        assertThat(own[2] / own[1]).as("from one to two").isLessThan(SHARED);
    }

    private static <T> T inNewThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }

    /** The shortest of some steps. */
    private static double ownTime() {
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
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < 15; i++) {
                long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                step.run();
                shortest =
                        Math.min(shortest, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
            }
            return shortest;
        }
    }
}
