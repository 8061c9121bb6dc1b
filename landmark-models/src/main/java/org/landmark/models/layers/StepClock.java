package org.landmark.models.layers;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Times steps, when somebody asked for it. */
final class StepClock {
    private static final double NANOS = 1e9;

    private final Map<PlannedStep, long[]> counts = new IdentityHashMap<>();

    void run(PlannedStep step) {
        long start = System.nanoTime();
        step.action().run();
        long[] count = counts.computeIfAbsent(step, any -> new long[2]);
        count[0]++;
        count[1] += System.nanoTime() - start;
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
