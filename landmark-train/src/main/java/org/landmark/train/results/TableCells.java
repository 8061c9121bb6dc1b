package org.landmark.train.results;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.landmark.eval.metric.LossText;
import org.landmark.train.results.RunSummary.Difference;

/** The cells of rows of an {@link ExperimentTable}. */
final class TableCells {
    private TableCells() {}

    /** Of a run's results. */
    static List<String> result(ResultRow row, RunSummary run) {
        return List.of(
                name(row, run),
                SummaryText.data(run),
                Long.toString(run.seed()),
                LossText.of(run.bestValidationLoss()),
                LossText.of(run.model().mse()),
                SummaryText.nme(run.model()),
                SummaryText.pixels(run.model()),
                difference(run));
    }

    /** Of the mean shape that a run was held against. */
    static List<String> meanShape(RunSummary run) {
        return List.of(
                "the mean shape",
                SummaryText.data(run),
                "",
                LossText.of(run.meanShapeValidationLoss()),
                LossText.of(run.meanShape().mse()),
                SummaryText.nme(run.meanShape()),
                SummaryText.pixels(run.meanShape()));
    }

    /** Of what others reached. */
    static List<String> elsewhere(ResultRow.Elsewhere other) {
        return Stream.of(
                        "*" + other.what() + "*",
                        other.source(),
                        "",
                        other.loss(),
                        other.mse(),
                        other.nme(),
                        other.error())
                .map(cell -> cell == null ? "" : cell)
                .toList();
    }

    /** Of how a run was trained. */
    static List<String> training(ResultRow row, RunSummary run) {
        Map<String, String> figures = SummaryText.figures(run);
        return List.of(
                name(row, run),
                faces(run),
                figures.get("seed"),
                run.input(),
                figures.get("parameters"),
                epochs(run.epochs()),
                figures.get("trainingTime"),
                figures.get("imagesPerSecond"),
                figures.get("threads"),
                run.date());
    }

    /** What is to be said of a run beside its figures. */
    static List<String> notes(RunSummary run) {
        String weights = run.weights() == null
                ? null
                : "began with the weights of " + run.weights().file();
        String settings = run.settings().isEmpty() ? null : "with `" + String.join("`, `", run.settings()) + "`";
        return Stream.of(settings, weights, run.remark(), run.note())
                .filter(Objects::nonNull)
                .map(note ->
                        "`" + run.experiment() + "` on " + SummaryText.data(run) + ", seed " + run.seed() + ": " + note)
                .toList();
    }

    /** With what sets it apart from the experiment as it is written, or from other experiments. */
    private static String name(ResultRow row, RunSummary run) {
        StringBuilder name = new StringBuilder(row.name());
        if (run.settings().stream().anyMatch(setting -> setting.startsWith("data.input."))) {
            name.append(", at ").append(run.input());
        }
        if (run.settings().stream().anyMatch(setting -> setting.startsWith("train.epochs="))) {
            name.append(", ").append(run.epochs().asked()).append(" epochs");
        }
        return name.append(run.data().full() ? " (trained on these faces, too)" : "")
                .toString();
    }

    /** Which faces trained and validated. */
    static String faces(RunSummary run) {
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
}
