package org.landmark.train.results;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.metric.Scores;
import org.landmark.train.results.RunSummary.Difference;

/** A summary's figures as a person reads them. */
final class SummaryText {
    private static final int MINUTES_FROM = 600;
    private static final int HOURS_FROM = 7200;

    private SummaryText() {}

    /** All that a text may name, with its unit. */
    static Map<String, String> figures(RunSummary summary) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("seed", Long.toString(summary.seed()));
        figures.put("data", data(summary));
        figures.put("input", summary.input());
        figures.put("trainingFaces", Integer.toString(summary.data().trainingFaces()));
        figures.put("validationFaces", Integer.toString(summary.data().validationFaces()));
        figures.put("parameters", String.format(Locale.ROOT, "%,d", summary.parameters()));
        figures.put("epochs", Integer.toString(summary.epochs().done()));
        figures.put("bestEpoch", Integer.toString(summary.epochs().best()));
        figures.put("bestValidationLoss", LossText.of(summary.bestValidationLoss()));
        figures.put("trainLossAtBest", LossText.of(summary.trainLossAtBest()));
        figures.put("meanShapeValidationLoss", LossText.of(summary.meanShapeValidationLoss()));
        scores(figures, "", summary.model());
        scores(figures, "meanShape.", summary.meanShape());
        figures.put("difference", difference(summary));
        figures.put("trainingTime", time(summary.trainingSeconds()));
        figures.put("imagesPerSecond", String.format(Locale.ROOT, "%.0f", summary.imagesPerSecond()));
        figures.put("threads", Integer.toString(summary.threads()));
        figures.put("date", summary.date());
        return figures;
    }

    private static void scores(Map<String, String> figures, String prefix, Scores scores) {
        figures.put(prefix + "mse", LossText.of(scores.mse()));
        figures.put(prefix + "error", pixels(scores));
        figures.put(prefix + "nme", nme(scores));
    }

    /** Those that may be divided by each other. */
    static Map<String, Double> numbers(RunSummary summary) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("parameters", (double) summary.parameters());
        numbers.put("bestValidationLoss", summary.bestValidationLoss());
        numbers.put("trainLossAtBest", summary.trainLossAtBest());
        numbers.put("meanShapeValidationLoss", summary.meanShapeValidationLoss());
        scoreNumbers(numbers, "", summary.model());
        scoreNumbers(numbers, "meanShape.", summary.meanShape());
        numbers.put("trainingTime", summary.trainingSeconds());
        numbers.put("imagesPerSecond", summary.imagesPerSecond());
        return numbers;
    }

    private static void scoreNumbers(Map<String, Double> numbers, String prefix, Scores scores) {
        numbers.put(prefix + "mse", scores.mse());
        numbers.put(prefix + "error", scores.meanErrorPixels());
        if (scores.nme() != null) {
            numbers.put(prefix + "nme", scores.nme());
        }
    }

    /** The data set's usual name. */
    static String data(RunSummary summary) {
        if (summary.data().embedded()) {
            return "drawn faces";
        }
        return switch (summary.data().kind()) {
            case "imm" -> "IMM";
            case "ibug300w" -> "iBUG 300-W";
            case "youtube-faces" -> "YouTube Faces";
            default -> summary.data().kind();
        };
    }

    static String pixels(Scores scores) {
        return String.format(Locale.ROOT, "%.1f px", scores.meanErrorPixels());
    }

    /** In per cent; empty where there is none. */
    static String nme(Scores scores) {
        return scores.nme() == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * scores.nme());
    }

    /** The model's error less the mean shape's, with its interval; empty where nothing can be said. */
    static String difference(RunSummary summary) {
        Difference difference = summary.difference();
        if (difference == null) {
            return "";
        }
        boolean nme = difference.of().equals(Difference.NME);
        double unit = nme ? 100 : 1;
        return String.format(
                Locale.ROOT,
                nme ? "%.2f [%.2f, %.2f] %%" : "%.1f [%.1f, %.1f] px",
                unit * difference.mean(),
                unit * difference.lower(),
                unit * difference.upper());
    }

    static String time(double seconds) {
        if (seconds < MINUTES_FROM) {
            return Math.round(seconds) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return seconds < HOURS_FROM
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
