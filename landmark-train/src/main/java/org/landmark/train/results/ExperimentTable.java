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
import org.landmark.eval.metric.LossText;
import org.landmark.train.results.RunSummary.Difference;

/** The runs of a table's experiments beside the mean shape and what others reached; and where they came from. */
final class ExperimentTable {
    private static final List<String> HEADINGS = List.of(
            "experiment",
            "data, faces",
            "input",
            "seed",
            "epochs (best)",
            "validation loss",
            "MSE, ratios",
            "NME",
            "error",
            "less mean shape, 95 %",
            "parameters",
            "training",
            "date");
    private static final Comparator<RunSummary> ORDER = Comparator.comparing(
                    (RunSummary run) -> run.variantOf() == null ? "" : run.experiment())
            .thenComparing(run -> run.data().embedded())
            .thenComparing(run -> run.data().kind())
            .thenComparing(RunSummary::seed);

    private final List<ResultRow> rows;
    private final Map<String, List<RunSummary>> runs = new LinkedHashMap<>();

    /** Of some rows, with those of all runs that belong to them. */
    ExperimentTable(List<ResultRow> rows, Collection<RunSummary> all) {
        this.rows = rows;
        for (ResultRow row : rows) {
            runs.put(
                    row.experiment(),
                    all.stream()
                            .filter(run -> row.experiment()
                                    .equals(run.variantOf() == null ? run.experiment() : run.variantOf()))
                            .sorted(ORDER)
                            .toList());
        }
    }

    /** The table in Markdown, with the runs' notes below it. */
    String text() {
        MarkdownTable table = new MarkdownTable(HEADINGS);
        List<String> notes = new ArrayList<>();
        for (ResultRow row : rows) {
            List<RunSummary> own = runs.get(row.experiment());
            if (own.stream().allMatch(run -> run.variantOf() != null)) {
                table.row(List.of("`" + row.experiment() + "`", "not run yet"));
            }
            own.forEach(run -> table.row(cells(run)));
            means(own).forEach(run -> table.row(meanCells(run)));
            row.elsewhere().forEach(other -> table.row(cells(other)));
            own.stream()
                    .filter(run -> run.note() != null)
                    .forEach(run -> notes.add("- `" + run.experiment() + "` on " + SummaryText.data(run) + ", seed "
                            + run.seed() + ": " + run.note()));
        }
        return notes.isEmpty() ? table.text() : table.text() + "\n\n" + String.join("\n", notes);
    }

    /** One run of each data and each mean shape. */
    private static Collection<RunSummary> means(List<RunSummary> runs) {
        Map<List<Object>, RunSummary> different = new LinkedHashMap<>();
        runs.forEach(run -> different.putIfAbsent(
                List.of(faces(run), run.data().hash(), run.meanShape(), run.meanShapeValidationLoss()), run));
        return different.values();
    }

    private static List<String> cells(RunSummary run) {
        return List.of(
                "`" + run.experiment() + "`"
                        + (run.variantOf() == null ? "" : ", which mends `" + run.variantOf() + "`"),
                faces(run),
                run.input(),
                Long.toString(run.seed()),
                epochs(run.epochs()),
                LossText.of(run.bestValidationLoss()),
                LossText.of(run.model().mse()),
                SummaryText.nme(run.model()),
                SummaryText.pixels(run.model()),
                difference(run),
                SummaryText.figures(run).get("parameters"),
                SummaryText.time(run.trainingSeconds()),
                run.date());
    }

    private static List<String> meanCells(RunSummary run) {
        return List.of(
                "the mean shape",
                faces(run),
                "",
                "",
                "",
                LossText.of(run.meanShapeValidationLoss()),
                LossText.of(run.meanShape().mse()),
                SummaryText.nme(run.meanShape()),
                SummaryText.pixels(run.meanShape()));
    }

    private static List<String> cells(ResultRow.Elsewhere other) {
        return Stream.of(
                        "*" + other.what() + "* (" + other.source() + ")",
                        "",
                        "",
                        "",
                        "",
                        other.loss(),
                        other.mse(),
                        other.nme(),
                        other.error())
                .map(cell -> cell == null ? "" : cell)
                .toList();
    }

    private static String faces(RunSummary run) {
        RunSummary.Data data = run.data();
        return SummaryText.data(run) + ", "
                + (data.full()
                        ? data.trainingFaces() + ", also the " + data.validationFaces() + " that validate"
                        : data.trainingFaces() + " + " + data.validationFaces());
    }

    private static String epochs(RunSummary.Epochs epochs) {
        return epochs.done()
                + (epochs.done() == epochs.asked() ? "" : " of " + epochs.asked())
                + " (" + epochs.best() + ")";
    }

    private static String difference(RunSummary run) {
        Difference difference = run.difference();
        String text = SummaryText.difference(run);
        return difference == null || difference.upper() < 0 ? text : "**no better:** " + text;
    }

    /** When, on what and by which commands; nothing where nothing was run. */
    String provenance() {
        List<RunSummary> all = runs.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return "Nothing of this has been run yet.";
        }
        List<String> dates = different(all, RunSummary::date).sorted().toList();
        String commands = different(all, run -> run.command().replaceAll("--seed -?\\d+", "--seed N"))
                .collect(Collectors.joining("\n"));
        return "Measured " + dates.get(0) + (dates.size() == 1 ? "" : " to " + dates.get(dates.size() - 1)) + " on "
                + joined(all, RunSummary::machine) + ", with Landmark " + joined(all, RunSummary::code)
                + ", Deeplearning4j " + joined(all, RunSummary::deeplearning4j) + " ("
                + joined(all, RunSummary::natives)
                + "), Java " + joined(all, RunSummary::java) + "; threads: "
                + joined(all, run -> Integer.toString(run.threads())) + ". Intervals: "
                + joined(all, ExperimentTable::groups) + ".\n\n```\n" + commands + "\n```";
    }

    private static String groups(RunSummary run) {
        Difference difference = run.difference();
        return difference == null
                ? "none of faces that are all of one kin"
                : difference.groups() + " " + difference.groupedBy();
    }

    private static String joined(List<RunSummary> runs, Function<RunSummary, String> figure) {
        return different(runs, figure).collect(Collectors.joining(" and "));
    }

    private static Stream<String> different(List<RunSummary> runs, Function<RunSummary, String> figure) {
        return runs.stream().map(figure).map(String::valueOf).distinct();
    }
}
