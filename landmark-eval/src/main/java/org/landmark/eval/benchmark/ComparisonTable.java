package org.landmark.eval.benchmark;

import java.util.List;
import java.util.Locale;

/** A comparison as a table in Markdown. */
public final class ComparisonTable {
    private static final double SHORT = 0.1;

    private ComparisonTable() {}

    public static String of(Comparison comparison) {
        StringBuilder table = new StringBuilder();
        table.append("Times are medians over ")
                .append(comparison.rounds())
                .append(comparison.rounds() == 1 ? " round" : " rounds")
                .append(", a new process each, of the median step; ratios are ours / PyTorch and stock / ours.\n")
                .append(comparison.machine())
                .append("; ")
                .append(comparison.versions())
                .append("; ")
                .append(comparison.date())
                .append(".\n\n");
        line(
                table,
                List.of(
                        "network",
                        "batch",
                        "training step, ours",
                        "PyTorch",
                        "ratio",
                        "prediction, ours",
                        "PyTorch",
                        "ratio",
                        "training step, stock",
                        "ratio",
                        "peak memory, ours",
                        "PyTorch",
                        "stock"));
        line(table, java.util.Collections.nCopies(13, "---"));
        comparison.rows().forEach(row -> line(table, cells(row)));
        return table.toString();
    }

    private static List<String> cells(ComparisonRow row) {
        return List.of(
                row.workload().network().toString(),
                Integer.toString(row.workload().batch()),
                seconds(ComparisonRow.train(row.fast())),
                seconds(ComparisonRow.train(row.pytorch())),
                ratio(row.trainRatio()),
                seconds(ComparisonRow.infer(row.fast())),
                seconds(ComparisonRow.infer(row.pytorch())),
                ratio(row.inferRatio()),
                seconds(ComparisonRow.train(row.stock())),
                ratio(row.stockRatio()),
                memory(ComparisonRow.memory(row.fast())),
                memory(ComparisonRow.memory(row.pytorch())),
                memory(ComparisonRow.memory(row.stock())));
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String seconds(double seconds) {
        return seconds < SHORT
                ? String.format(Locale.ROOT, "%.3f ms", 1000 * seconds)
                : String.format(Locale.ROOT, "%.3f s", seconds);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String memory(Double mebibytes) {
        return mebibytes == null ? "" : String.format(Locale.ROOT, "%.0f MiB", mebibytes);
    }
}
