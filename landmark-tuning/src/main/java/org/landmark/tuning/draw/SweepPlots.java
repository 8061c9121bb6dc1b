package org.landmark.tuning.draw;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.run.CandidateRecord;

/** The pictures of a sweep; each a new RGB image of 900 x 540 pixels. */
public final class SweepPlots {
    /** With more lines than this, nothing is seen any more. */
    private static final int MOST_LINES = 300;

    private final String score;
    private final List<CandidateRecord> ranked;
    private final Axis scores;

    /**
     * Of candidates with a score.
     *
     * @param score its name
     * @param ranked the best first; at least one
     */
    public SweepPlots(String score, List<CandidateRecord> ranked) {
        this.score = score;
        this.ranked = List.copyOf(ranked);
        this.scores = Axis.ofNumbers(ranked.stream().map(CandidateRecord::score).toList());
    }

    /** The scores against the values of a key. */
    public BufferedImage parameter(String key) {
        Axis values = Axis.of(values(key));
        PlainChart chart = new PlainChart(score + " against " + Parameters.shortKey(key), key, score);
        chart.grid(values.ticks(), false);
        chart.grid(scores.ticks(), true);
        chart.points(values.places(), scores.places(), PlainChart.POINTS);
        return chart.image(pen -> {
            pen.left(scores.ticks());
            pen.below(values.ticks());
        });
    }

    /** Parallel coordinates: a line for each candidate through its values to its score, the better the darker. */
    public BufferedImage parallel(List<String> keys) {
        List<Axis> axes = new ArrayList<>();
        List<Axis.Tick> names = new ArrayList<>();
        for (String key : keys) {
            names.add(new Axis.Tick((double) axes.size() / keys.size(), Parameters.shortKey(key)));
            axes.add(Axis.of(values(key)));
        }
        axes.add(scores);
        names.add(new Axis.Tick(1, score));
        List<Double> places = names.stream().map(Axis.Tick::place).toList();
        PlainChart chart = new PlainChart("Settings and " + score + " of each candidate", "", "");
        for (int candidate = Math.min(MOST_LINES, ranked.size()) - 1; candidate >= 0; candidate--) {
            int at = candidate;
            chart.line(
                    places,
                    axes.stream().map(axis -> axis.places().get(at)).toList(),
                    shade((double) candidate / Math.max(1, ranked.size() - 1)),
                    candidate == 0 ? 3.5f : 1.6f);
        }
        names.forEach(name -> chart.grid(List.of(name), false));
        return chart.image(pen -> {
            pen.below(names);
            for (int i = 0; i < axes.size(); i++) {
                pen.along(places.get(i), axes.get(i).ticks());
            }
        });
    }

    /** The scores, and the best one so far, against the minutes since the sweep began. */
    public BufferedImage time() {
        List<CandidateRecord> ended = ranked.stream()
                .sorted(Comparator.comparingDouble(CandidateRecord::ended))
                .toList();
        Axis minutes =
                Axis.ofNumbers(ended.stream().map(record -> record.ended() / 60).toList());
        List<Double> heights = ended.stream()
                .map(record -> scores.places().get(ranked.indexOf(record)))
                .toList();
        List<Double> x = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        for (int i = 0; i < ended.size(); i++) {
            double lowest = best.isEmpty() ? heights.get(i) : best.get(best.size() - 1);
            if (!best.isEmpty()) {
                x.add(minutes.places().get(i));
                best.add(lowest);
            }
            x.add(minutes.places().get(i));
            best.add(Math.min(lowest, heights.get(i)));
        }
        PlainChart chart = new PlainChart("Best " + score + " so far", "minutes", score);
        chart.grid(minutes.ticks(), false);
        chart.grid(scores.ticks(), true);
        chart.line(x, best, PlainChart.LINE, 2.4f);
        chart.points(minutes.places(), heights, PlainChart.POINTS);
        return chart.image(pen -> {
            pen.left(scores.ticks());
            pen.below(minutes.ticks());
        });
    }

    private List<JsonNode> values(String key) {
        return ranked.stream()
                .map(record -> record.parameters().values().get(key))
                .toList();
    }

    /** From ink for the best, 0, to a light grey for the worst, 1. */
    private static Color shade(double rank) {
        return new Color((float) (0.10 + 0.72 * rank), (float) (0.32 + 0.52 * rank), (float) (0.65 + 0.22 * rank));
    }
}
