package org.landmark.eval.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landmark.models.layers.StepTime;

/**
 * Where the time of training steps went.
 *
 * @param times of each part of the passes, over all steps; empty where networks don't run on the fast path
 * @param around seconds that went into what is done around the passes, by its name, over all steps
 * @param steps how many
 * @param seconds all steps together took
 */
public record Profile(List<StepTime> times, Map<String, Double> around, int steps, double seconds) {
    private static final int LAYERS = 20;

    private record Line(String name, double forward, double backward, double seconds) {}

    /** Two tables, by layer and by kernel, in milliseconds per training step, the longest first. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "where a training step of %.2f ms goes (mean of %d steps)%n%10s %6s %10s %10s  by layer%n",
                1e3 * seconds / steps,
                steps,
                "ms a step",
                "share",
                "forward",
                "backward"));
        sorted(Stream.of(layers(), others()).flatMap(List::stream)).forEach(line -> layer(text, line));
        if (!times.isEmpty()) {
            text.append(String.format(Locale.ROOT, "%10s %6s  by step and kernel%n", "ms a step", "share"));
            grouped(times, time -> time.step() + " [" + time.kernel() + "]").forEach(line -> add(text, line, ""));
        }
        return text.toString();
    }

    /** The layers, those that take least as one line. */
    private List<Line> layers() {
        List<Line> all = grouped(times, StepTime::vertex);
        if (all.size() <= LAYERS + 1) {
            return all;
        }
        List<Line> lines = new ArrayList<>(all.subList(0, LAYERS));
        List<Line> least = all.subList(LAYERS, all.size());
        lines.add(new Line(
                "(" + least.size() + " more layers)",
                least.stream().mapToDouble(Line::forward).sum(),
                least.stream().mapToDouble(Line::backward).sum(),
                least.stream().mapToDouble(Line::seconds).sum()));
        return lines;
    }

    /** What is no layer. */
    private List<Line> others() {
        List<Line> lines = new ArrayList<>();
        around.forEach((name, time) -> lines.add(new Line("(" + name + ")", 0, 0, time)));
        double known = times.stream().mapToDouble(StepTime::seconds).sum()
                + around.values().stream().mapToDouble(Double::doubleValue).sum();
        lines.add(new Line("(all else)", 0, 0, seconds - known));
        return lines;
    }

    private static List<Line> grouped(List<StepTime> times, Function<StepTime, String> name) {
        Map<String, List<StepTime>> groups = times.stream().collect(Collectors.groupingBy(name));
        return sorted(groups.entrySet().stream().map(group -> {
            double total = sum(group.getValue().stream());
            double backward = sum(group.getValue().stream().filter(StepTime::backward));
            return new Line(group.getKey(), total - backward, backward, total);
        }));
    }

    private static double sum(Stream<StepTime> times) {
        return times.mapToDouble(StepTime::seconds).sum();
    }

    private static List<Line> sorted(Stream<Line> lines) {
        return lines.sorted(Comparator.comparingDouble(Line::seconds).reversed().thenComparing(Line::name))
                .toList();
    }

    private void layer(StringBuilder text, Line line) {
        String ways = line.forward() == 0 && line.backward() == 0
                ? " ".repeat(22)
                : String.format(
                        Locale.ROOT, " %10.2f %10.2f", 1e3 * line.forward() / steps, 1e3 * line.backward() / steps);
        add(text, line, ways);
    }

    private void add(StringBuilder text, Line line, String ways) {
        text.append(String.format(
                Locale.ROOT,
                "%10.2f %5.1f%%%s  %s%n",
                1e3 * line.seconds() / steps,
                100 * line.seconds() / seconds,
                ways,
                line.name()));
    }
}
