package org.landmark.eval.benchmark;

import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.Seed;

/**
 * What is measured.
 *
 * @param network which network
 * @param batch pictures of a step
 * @param size width and height of a picture, for networks that take any
 * @param steps how many training steps, and how many predictions of a batch, are measured after warming up
 */
public record Workload(BenchmarkNetwork network, int batch, int size, int steps) {
    /** The largest batch that is measured. */
    public static final int MAX_BATCH = 1024;

    /** The most steps that are measured. */
    public static final int MAX_STEPS = 1_000_000;

    private static final int MIN_SIZE = 8;
    private static final int MAX_SIZE = 1024;

    /**
     * Refuses what can't be measured.
     *
     * @throws InputException names the option and what is accepted
     */
    public Workload {
        require("--batch", batch, 1, MAX_BATCH);
        require("--size", size, MIN_SIZE, MAX_SIZE);
        require("--steps", steps, 1, MAX_STEPS);
        network.configure(size, new Seed(0));
    }

    /** The same as options of a command, which PyTorch's script has as well. */
    List<String> options() {
        return List.of(
                "--model", network.toString(),
                "--batch", Integer.toString(batch),
                "--size", Integer.toString(size),
                "--steps", Integer.toString(steps));
    }

    Workload withSteps(int other) {
        return new Workload(network, batch, size, other);
    }

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException(option + ": expected " + least + " to " + most + ", came " + value);
        }
    }
}
