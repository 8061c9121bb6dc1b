package org.landmark.data.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.landmark.data.stats.DatasetStats;
import org.landmark.data.stats.Spread;

/** The figures of a data set as lines for a user, numbers under each other. */
final class StatsReport {
    private final List<String> lines = new ArrayList<>();

    private StatsReport() {}

    static List<String> of(DatasetStats stats) {
        StatsReport report = new StatsReport();
        report.count("faces", stats.faces(), stats.faces() == 0 ? "" : "of " + stats.points() + " points");
        if (stats.splits() != null) {
            stats.splits().forEach((split, faces) -> report.count("  " + split, faces, ""));
        }
        report.count("  bad", stats.badFaces(), stats.badFaces() == 0 ? "" : "named by 'dataset verify'");
        report.count("photos", stats.images(), "");
        report.count("  missing", stats.missingPhotos(), "");
        report.count("  duplicates", stats.duplicates().withinSplits(), stats.splits() == null ? "" : "within a split");
        if (stats.splits() != null) {
            report.count("", stats.duplicates().betweenSplits(), "between splits");
        }
        report.spread("  width", stats.imageWidth(), "pixels");
        report.spread("  height", stats.imageHeight(), "pixels");
        report.spread("  faces per photo", stats.facesPerPhoto(), "");
        report.count("boxes", stats.boxes().total(), "");
        report.count("  negative left or top", stats.boxes().negative(), "");
        report.count("  without parts", stats.boxes().withoutParts(), "");
        DatasetStats.Outside outside = stats.outside();
        report.count("points outside photo", outside.photo(), "on " + faces(outside.facesOverPhoto()));
        report.count("points outside box", outside.box(), "on " + faces(outside.facesOverBox()));
        return report.lines;
    }

    private void count(String name, int count, String remark) {
        lines.add(String.format(Locale.ROOT, "%-23s%9d %s", name, count, remark).stripTrailing());
    }

    private void spread(String name, Spread spread, String unit) {
        if (spread != null) {
            lines.add(String.format(
                            Locale.ROOT,
                            "%-23s%9.0f to %.0f, median %s %s",
                            name,
                            spread.min(),
                            spread.max(),
                            String.format(Locale.ROOT, "%.1f", spread.median()).replace(".0", ""),
                            unit)
                    .stripTrailing());
        }
    }

    private static String faces(int count) {
        return count + (count == 1 ? " face" : " faces");
    }
}
