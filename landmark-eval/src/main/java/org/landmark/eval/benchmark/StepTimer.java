package org.landmark.eval.benchmark;

import java.util.Arrays;

/** Times a step that is done again and again. */
final class StepTimer {
    private static final int WARM_STEPS = 3;
    private static final int MOST_WARM_STEPS = 500;
    private static final double WARM_SECONDS = 2;

    private StepTimer() {}

    /**
     * The median time of a step, in seconds. Before measuring come 3 steps and then, while they are short, more until 2 seconds or
     * 500 steps are over: the JVM compiles what runs often.
     */
    static double median(int steps, Runnable step) {
        long start = System.nanoTime();
        for (int i = 0; i < WARM_STEPS || i < MOST_WARM_STEPS && seconds(start) < WARM_SECONDS; i++) {
            step.run();
        }
        double[] times = new double[steps];
        for (int i = 0; i < steps; i++) {
            long begin = System.nanoTime();
            step.run();
            times[i] = seconds(begin);
        }
        return median(times);
    }

    /** The middle value, or the mean of the two middle ones. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
