package org.landmark.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.landmark.data.LandmarkScheme;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.metric.Normaliser;
import org.landmark.eval.metric.PartScores;

/** The errors of methods as lines for a user, methods beside each other; normalised errors in percent, a dash where there is none. */
public final class ResultTable {
    private static final int LABEL = 34;
    private static final int COLUMN = 13;
    private static final int LONGEST_NAME = 24;
    private static final String NONE = "-";

    private final List<MethodErrors> methods;
    private final LandmarkScheme scheme;
    private final boolean normalised;
    private final List<String> lines = new ArrayList<>();

    private ResultTable(List<MethodErrors> methods, LandmarkScheme scheme) {
        this.methods = methods;
        this.scheme = scheme;
        this.normalised = methods.get(0).mean(Normaliser.SCHEME.metric()).isPresent();
    }

    /**
     * The lines.
     *
     * @param head what stands above the rows, as "48 faces"
     */
    public static List<String> of(
            String head, List<MethodErrors> methods, List<WorstFace> worst, LandmarkScheme scheme) {
        ResultTable table = new ResultTable(methods, scheme);
        table.row(head, method -> shortened(method.name()));
        table.addMeans();
        table.addSpread();
        table.addGroups();
        table.addSlices();
        table.addWorst(worst);
        return table.lines;
    }

    private void addMeans() {
        row("MSE, ratios of the crop", method -> loss(method.mean("mse")));
        row("     pixels of the input", method -> loss(method.mean("mseCropPixels")));
        row("     pixels of the photo", method -> loss(method.mean("msePhotoPixels")));
        row("MAE, ratios of the crop", method -> loss(method.mean("mae")));
        row("     pixels of the input", method -> pixels(method.mean("maeCropPixels")));
        row("     pixels of the photo (contest)", method -> pixels(method.mean("contestMae")));
        row("mean error, pixels of the photo", method -> pixels(method.mean("meanErrorPixels")));
        String label = "NME, ";
        for (Normaliser normaliser : Normaliser.values()) {
            if (methods.get(0).mean(normaliser.metric()).isPresent()) {
                row(label + normaliser.text(scheme), method -> percent(method.mean(normaliser.metric())));
                label = "     ";
            }
        }
    }

    private void addSpread() {
        row(
                (normalised ? "NME" : "mean error") + ": 95 % interval",
                method -> interval(method.distribution().interval95()));
        row("     less the model's", method -> interval(method.difference()));
        row("     median", method -> error(method.distribution().median()));
        row("     90 % of faces below", method -> error(method.distribution().p90()));
        row("     95 %", method -> error(method.distribution().p95()));
        row("     99 %", method -> error(method.distribution().p99()));
        for (int i = 0; i < methods.get(0).distribution().thresholds().size(); i++) {
            int place = i;
            String at = whole(methods.get(0).distribution().thresholds().get(i).threshold());
            row(
                    "     above " + at + ": failures",
                    method -> percent(threshold(method, place).failureRate()));
            row(
                    "     AUC to " + at,
                    method -> String.format(
                            Locale.ROOT, "%.3f", threshold(method, place).auc()));
        }
    }

    private void addGroups() {
        List<PartScores> groups = methods.get(0).groups();
        for (int i = 0; i < groups.size(); i++) {
            int place = i;
            String label = i > 0 ? "     " : normalised ? "NME, " : "px,  ";
            row(label + groups.get(i).name(), method -> part(method.groups().get(place)));
        }
    }

    private void addSlices() {
        List<SliceScores> slices = methods.get(0).slices();
        for (int i = 0; i < slices.size(); i++) {
            int place = i;
            SliceScores slice = slices.get(i);
            row(
                    (i > 0 ? "     " : normalised ? "NME, " : "px,  ") + slice.name() + " (" + slice.faces() + ")",
                    method -> error(method.slices().get(place).error()));
        }
    }

    private void addWorst(List<WorstFace> worst) {
        lines.add("");
        row("worst faces", method -> shortened(method.name()));
        for (WorstFace face : worst) {
            String where = face.worstGroup()
                    .map(group -> "  " + group.getKey() + " " + error(group.getValue()))
                    .orElse("");
            lines.add(row(tail(face.face()), method -> error(face.errors().get(method.name())), methods) + where);
        }
    }

    private void row(String label, Function<MethodErrors, String> cell) {
        lines.add(row(label, cell, methods));
    }

    private static String row(String label, Function<MethodErrors, String> cell, List<MethodErrors> methods) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + LABEL + "s", head(label)));
        for (MethodErrors method : methods) {
            int width = Math.max(COLUMN, shortened(method.name()).length());
            line.append(String.format(Locale.ROOT, "  %" + width + "s", cell.apply(method)));
        }
        return line.toString();
    }

    private static Distribution.Threshold threshold(MethodErrors method, int place) {
        return method.distribution().thresholds().get(place);
    }

    private String part(PartScores part) {
        return normalised ? percent(part.nme()) : pixels(OptionalDouble.of(part.meanErrorPixels()));
    }

    private String error(double error) {
        return normalised ? percent(error) : String.format(Locale.ROOT, "%.2f px", error);
    }

    private String interval(Interval interval) {
        return Optional.ofNullable(interval)
                .map(ends -> normalised
                        ? String.format(Locale.ROOT, "%.2f..%.2f %%", 100 * ends.lower(), 100 * ends.upper())
                        : String.format(Locale.ROOT, "%.2f..%.2f px", ends.lower(), ends.upper()))
                .orElse(NONE);
    }

    private static String loss(OptionalDouble loss) {
        return loss.isPresent() ? LossText.of(loss.getAsDouble()) : NONE;
    }

    private static String pixels(OptionalDouble pixels) {
        return pixels.isPresent() ? String.format(Locale.ROOT, "%.2f", pixels.getAsDouble()) : NONE;
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NONE;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String whole(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
    }

    private static String head(String label) {
        return label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "\u2026";
    }

    /** The end of a face's id, which tells it from others. */
    private static String tail(String id) {
        return id.length() < LABEL ? id : "\u2026" + id.substring(id.length() - LABEL + 2);
    }
}
