package org.landmark.eval.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.landmark.models.layers.StepTime;

/**
 * Where the time of training steps went.
 *
 * @param times of each part of a step, over all steps, the longest first; empty where networks don't run on the fast path
 * @param steps how many
 * @param seconds all steps together took
 */
public record Profile(List<StepTime> times, int steps, double seconds) {
    private static final int LAYERS = 20;

    /** Two tables, by kernel and by layer, in milliseconds per training step. */
    public String text() {
        StringBuilder text = new StringBuilder();
        double timed = times.stream().mapToDouble(StepTime::seconds).sum();
        append(
                text,
                "by step and kernel",
                grouped(time -> time.step() + " [" + time.kernel() + "]"),
                Integer.MAX_VALUE);
        line(text, seconds - timed, "all else: updater, listeners, Deeplearning4j around it");
        append(text, "by layer", grouped(StepTime::vertex), LAYERS);
        return text.toString();
    }

    private Map<String, Double> grouped(Function<StepTime, String> key) {
        return times.stream().collect(Collectors.groupingBy(key, Collectors.summingDouble(StepTime::seconds)));
    }

    private void append(StringBuilder text, String title, Map<String, Double> seconds, int most) {
        text.append(String.format(Locale.ROOT, "%10s %6s  %s%n", "ms a step", "share", title));
        seconds.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(entry -> line(text, entry.getValue(), entry.getKey()));
    }

    private void line(StringBuilder text, double part, String name) {
        text.append(String.format(Locale.ROOT, "%10.2f %5.1f%%  %s%n", 1e3 * part / steps, 100 * part / seconds, name));
    }
}
