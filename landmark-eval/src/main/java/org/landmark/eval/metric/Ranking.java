package org.landmark.eval.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Predictions by their error, the smallest first: the normalised one where every face has it, so that faces far from the camera are
 * judged like near ones, else the one in pixels of the photo.
 */
public final class Ranking {
    private final List<Prediction> ranked;
    private final boolean normalised;

    private Ranking(List<Prediction> ranked, boolean normalised) {
        this.ranked = ranked;
        this.normalised = normalised;
    }

    /** Ranks at least one prediction; equals keep their order. */
    public static Ranking of(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("no predictions to rank");
        }
        NormalisedMeanError nme = new NormalisedMeanError();
        boolean normalised = predictions.stream().allMatch(one -> nme.of(one).isPresent());
        FaceMetric metric = normalised ? nme : new MeanPixelError();
        List<Prediction> ranked = predictions.stream()
                .sorted(Comparator.comparingDouble(one -> metric.of(one).orElseThrow()))
                .toList();
        return new Ranking(ranked, normalised);
    }

    /** So many with the smallest errors, the smallest first. */
    public List<Prediction> best(int count) {
        return ranked.subList(0, Math.min(count, ranked.size()));
    }

    /** So many with the largest errors, the largest first. */
    public List<Prediction> worst(int count) {
        List<Prediction> fromWorst = new ArrayList<>(ranked);
        Collections.reverse(fromWorst);
        return fromWorst.subList(0, Math.min(count, ranked.size()));
    }

    /** One with as many better as worse beside it, the better of two such. */
    public Prediction typical() {
        return ranked.get((ranked.size() - 1) / 2);
    }

    /** By what they are ranked, in words. */
    public String order() {
        return normalised ? "normalised mean error (NME)" : "mean error in pixels";
    }

    /** A prediction's errors, as in "4.2 px, NME 3.1 %". */
    public static String errors(Prediction prediction) {
        String pixels = String.format(
                Locale.ROOT, "%.1f px", new MeanPixelError().of(prediction).orElseThrow());
        OptionalDouble nme = new NormalisedMeanError().of(prediction);
        return nme.isPresent() ? pixels + String.format(Locale.ROOT, ", NME %.1f %%", 100 * nme.getAsDouble()) : pixels;
    }
}
