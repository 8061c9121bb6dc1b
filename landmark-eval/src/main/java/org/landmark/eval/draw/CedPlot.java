package org.landmark.eval.draw;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import org.landmark.eval.statistic.ErrorDistribution;

/**
 * Cumulative error distributions beside each other: what share of the faces has no larger error; 900 x 540 pixels. It shows twice the
 * error below which nine tenths of the faces of the best curve lie, and all of the thresholds.
 *
 * @param title the line on top
 * @param errorName what the axis of the errors says, e.g. {@code NME (inter-ocular)}
 * @param percent whether errors are fractions and shown in percent, else in pixels
 * @param curves one or more
 * @param thresholds errors that are marked, in the curves' unit; may be none
 */
public record CedPlot(String title, String errorName, boolean percent, List<Curve> curves, List<Double> thresholds) {
    private static final double SHOWN_SHARE = 0.9;
    /** Ticks nearer to each other would have the same labels, for which XChart searches without end. */
    private static final double SMALLEST_END = 0.1;

    /**
     * A curve.
     *
     * @param name as the legend has it; different from the others
     * @param baseline whether it is drawn as what the others should lie above
     */
    public record Curve(String name, ErrorDistribution errors, boolean baseline) {
        public Curve {
            requireNonNull(name, "name is null");
            requireNonNull(errors, "errors is null");
        }
    }

    /** @throws IllegalArgumentException if there are no curves */
    public CedPlot {
        requireNonNull(title, "title is null");
        requireNonNull(errorName, "errorName is null");
        curves = List.copyOf(curves);
        thresholds = List.copyOf(thresholds);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("plot '" + title + "' has no curves");
        }
    }

    /** The plot: a new RGB image. */
    public BufferedImage image() {
        return CedChart.draw(this);
    }

    /** What is multiplied with errors to show them. */
    double scale() {
        return percent ? 100 : 1;
    }

    /** The right end of the axis of errors, as shown: two digits. */
    double end() {
        double best = curves.stream()
                .map(curve -> curve.errors().quantile(SHOWN_SHARE))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        double marked = thresholds.stream().max(Comparator.naturalOrder()).orElse(0.0);
        double end = Math.max(SMALLEST_END, scale() * Math.max(2 * best, 1.02 * marked));
        double step = Math.pow(10, Math.floor(Math.log10(end)) - 1);
        return step * Math.ceil(end / step);
    }
}
