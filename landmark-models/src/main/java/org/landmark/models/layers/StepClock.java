package org.landmark.models.layers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Times steps, when somebody asked for it. */
final class StepClock {
    private static final double NANOS = 1e9;

    private final Map<Key, long[]> counts = new HashMap<>();

    /** The same in the plans of all batches, whatever their size. */
    private record Key(String vertex, String what, String kernel, boolean backward) {}

    void run(PlannedStep step) {
        long start = System.nanoTime();
        step.action().run();
        long taken = System.nanoTime() - start;
        long[] count = counts.computeIfAbsent(
                new Key(step.vertex(), step.what(), step.kernel(), step.backward()), any -> new long[2]);
        count[0]++;
        count[1] += taken;
    }

    /** What was timed, the longest first. */
    List<StepTime> times() {
        return counts.entrySet().stream()
                .map(entry -> new StepTime(
                        entry.getKey().vertex(),
                        entry.getKey().what(),
                        entry.getKey().kernel(),
                        entry.getKey().backward(),
                        entry.getValue()[0],
                        entry.getValue()[1] / NANOS))
                .sorted((one, other) -> Double.compare(other.seconds(), one.seconds()))
                .toList();
    }
}
