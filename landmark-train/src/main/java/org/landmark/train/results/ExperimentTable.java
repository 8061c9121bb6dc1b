package org.landmark.train.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landmark.train.results.RunSummary.Difference;

/** The runs of a table's experiments beside the mean shape and what others reached; and where they came from. */
final class ExperimentTable {
    private static final List<String> RESULTS = List.of(
            "experiment", "data", "seed", "validation loss", "MSE, ratios", "NME", "error", "minus mean shape, 95 %");
    private static final List<String> TRAININGS = List.of(
            "experiment",
            "data, faces",
            "seed",
            "input",
            "parameters",
            "epochs (best)",
            "training",
            "images/s",
            "threads",
            "date");
    private static final Comparator<RunSummary> ORDER = Comparator.comparing(
                    (RunSummary run) -> run.data().embedded())
            .thenComparing(run -> run.data().kind())
            .thenComparing(RunSummary::seed);

    private final List<ResultRow> rows;
    private final Map<ResultRow, List<RunSummary>> runs = new LinkedHashMap<>();

    /** Of some rows, with those of all runs that belong to them. */
    ExperimentTable(List<ResultRow> rows, Collection<RunSummary> all) {
        this.rows = rows;
        for (ResultRow row : rows) {
            runs.put(
                    row,
                    all.stream()
                            .filter(run -> run.experiment().equals(row.experiment()))
                            .sorted(ORDER)
                            .toList());
        }
    }

    /** The table in Markdown, with the runs' notes below it. */
    String text() {
        MarkdownTable table = new MarkdownTable(RESULTS);
        List<String> notes = new ArrayList<>();
        for (ResultRow row : rows) {
            List<RunSummary> own = runs.get(row);
            if (own.isEmpty()) {
                table.row(List.of(row.name(), "not run yet"));
            }
            own.forEach(run -> table.row(TableCells.result(row, run)));
            means(own).forEach(run -> table.row(TableCells.meanShape(run)));
            row.elsewhere().forEach(other -> table.row(TableCells.elsewhere(other)));
            own.forEach(run -> TableCells.notes(run).forEach(note -> notes.add("- " + note)));
        }
        return notes.isEmpty() ? table.text() : table.text() + "\n\n" + String.join("\n", notes);
    }

    /** One run of each data and each mean shape. */
    private static Collection<RunSummary> means(List<RunSummary> runs) {
        Map<List<Object>, RunSummary> different = new LinkedHashMap<>();
        runs.forEach(run -> different.putIfAbsent(
                List.of(TableCells.faces(run), run.data().hash(), run.meanShape(), run.meanShapeValidationLoss()),
                run));
        return different.values();
    }

    /** How the runs were trained, on what and by which commands; nothing where nothing was run. */
    String provenance() {
        List<RunSummary> all = runs.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return "Nothing of this has been run yet.";
        }
        MarkdownTable trainings = new MarkdownTable(TRAININGS);
        runs.forEach((row, own) -> own.forEach(run -> trainings.row(TableCells.training(row, run))));
        String commands = different(all, run -> run.command().replaceAll("--seed -?\\d+", "--seed N"))
                .collect(Collectors.joining("\n"));
        return trainings.text() + "\n\nOn " + joined(all, RunSummary::machine) + ", with Landmark "
                + joined(all, RunSummary::code) + ", Deeplearning4j " + joined(all, RunSummary::deeplearning4j) + " ("
                + joined(all, RunSummary::natives) + "), Java " + joined(all, RunSummary::java)
                + ". Intervals: over " + joined(all, ExperimentTable::groups) + ".\n\n```\n" + commands + "\n```";
    }

    private static String groups(RunSummary run) {
        Difference difference = run.difference();
        return difference == null
                ? "nothing where all faces are of one kin"
                : difference.groups() + " " + difference.groupedBy();
    }

    private static String joined(List<RunSummary> runs, Function<RunSummary, String> figure) {
        return different(runs, figure).collect(Collectors.joining(" and "));
    }

    private static Stream<String> different(List<RunSummary> runs, Function<RunSummary, String> figure) {
        return runs.stream().map(figure).map(String::valueOf).distinct();
    }
}
