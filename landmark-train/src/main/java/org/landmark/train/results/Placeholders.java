package org.landmark.train.results;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What may stand in braces: {@code name.figure} of a summary or a file of figures, the ratio {@code a.figure / b.figure} of two of
 * summaries, {@code table name} and {@code provenance name} of experiments, {@code table name.table}, {@code source name} and {@code date
 * name} of figures.
 */
final class Placeholders {
    private final ResultSources sources;

    Placeholders(ResultSources sources) {
        this.sources = sources;
    }

    /** What a placeholder stands for, if it is one. */
    Optional<String> text(String placeholder) {
        String[] words = placeholder.strip().split("\\s+");
        if (words.length == 3 && words[1].equals("/")) {
            return ratio(words[0], words[2]);
        }
        if (words.length == 1) {
            return figure(name(words[0]), key(words[0]));
        }
        return words.length == 2 ? part(words[0], words[1]) : Optional.empty();
    }

    private Optional<String> part(String what, String name) {
        Optional<MeasuredFigures> measured =
                Optional.ofNullable(sources.figures().get(name(name)));
        return switch (what) {
            case "table" -> measured.map(figures -> figures.tables().get(key(name)))
                    .map(Placeholders::table)
                    .or(() -> experiments(name).map(ExperimentTable::text));
            case "provenance" -> experiments(name).map(ExperimentTable::provenance);
            case "source" -> measured.map(MeasuredFigures::source);
            case "date" -> measured.map(MeasuredFigures::date);
            default -> Optional.empty();
        };
    }

    private Optional<ExperimentTable> experiments(String name) {
        return sources.tables()
                .table(name)
                .map(rows -> new ExperimentTable(rows, sources.summaries().values()));
    }

    private static String table(MeasuredFigures.Table measured) {
        MarkdownTable table = new MarkdownTable(measured.columns());
        measured.rows().forEach(table::row);
        return table.text();
    }

    private Optional<String> figure(String name, String key) {
        return figures(name).map(figures -> figures.get(key)).filter(text -> !text.isEmpty());
    }

    private Optional<Map<String, String>> figures(String name) {
        return Optional.ofNullable(sources.summaries().get(name))
                .map(SummaryText::figures)
                .or(() -> Optional.ofNullable(sources.figures().get(name)).map(MeasuredFigures::figures));
    }

    private Optional<String> ratio(String above, String below) {
        return number(above)
                .flatMap(numerator -> number(below).map(denominator -> numerator / denominator))
                .map(ratio -> String.format(Locale.ROOT, ratio < 1 ? "%.2f" : ratio < 10 ? "%.1f" : "%.0f", ratio));
    }

    private Optional<Double> number(String name) {
        return Optional.ofNullable(sources.summaries().get(name(name)))
                .map(SummaryText::numbers)
                .map(numbers -> numbers.get(key(name)));
    }

    /** What is there in the place of a placeholder that is none. */
    String known(String placeholder) {
        String name = name(placeholder.strip());
        return figures(name)
                .map(figures -> "expected one of " + name + "'s: " + String.join(", ", new TreeSet<>(figures.keySet())))
                .orElseGet(() -> "expected the name of a file and a figure in it, as in nose.mse; there are: "
                        + String.join(", ", names()) + "; or table or provenance and one of "
                        + String.join(
                                ", ", new TreeSet<>(sources.tables().tables().keySet())));
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(sources.summaries().keySet());
        names.addAll(sources.figures().keySet());
        return names;
    }

    /** The part before the first dot. */
    private static String name(String placeholder) {
        int dot = placeholder.indexOf('.');
        return dot < 0 ? placeholder : placeholder.substring(0, dot);
    }

    private static String key(String placeholder) {
        int dot = placeholder.indexOf('.');
        return dot < 0 ? "" : placeholder.substring(dot + 1);
    }
}
