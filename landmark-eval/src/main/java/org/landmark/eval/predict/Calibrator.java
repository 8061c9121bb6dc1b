package org.landmark.eval.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.patch.CutPatch;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.eval.model.BundleModel;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.models.bundle.Calibration;
import org.landmark.models.bundle.ModelBundle;

/**
 * Measures what the heights of a model's peaks are worth, on faces that did not train it: landmarks in order of their peaks' heights are
 * put into bins of as many, the share of near ones is taken in each, and neighbours that fall are pooled (M. Ayer et al., An Empirical
 * Distribution Function for Sampling with Incomplete Information, 1955; B. Zadrozny, C. Elkan, KDD 2002, for classifiers).
 */
public final class Calibrator {
    /** Near is within a twentieth of the distance that errors are divided by, as between the eyes. */
    static final double OF_NORMALISER = 0.05;

    /** Where a scheme has no such distance. */
    static final double OF_CROP = 0.02;

    private static final int BINS = 20;
    private static final int FEWEST = 200;

    private Calibrator() {}

    private record Peak(double height, boolean near) {}

    /** Landmarks with peaks of about one height. */
    private record Bin(double heights, int near, int count) {
        double share() {
            return (double) near / count;
        }

        Bin and(Bin other) {
            return new Bin(heights + other.heights, near + other.near, count + other.count);
        }
    }

    /**
     * Measures it.
     *
     * @param faces with their truth
     * @return empty for a model without maps, and where there are fewer than {@value #FEWEST} landmarks
     */
    public static Optional<Calibration> of(ModelBundle bundle, List<CroppedFace> faces) {
        return bundle.card().data().target() instanceof HeatmapTarget
                ? of(new BundleModel(bundle), faces)
                : Optional.empty();
    }

    /** The same of a model of any kind of file. */
    static Optional<Calibration> of(LandmarkModel model, List<CroppedFace> faces) {
        List<BatchEncoder.Answer> answers = new FacePass(model, false)
                .answers(faces.stream()
                        .map(face -> new CutPatch(face.crop(), face.patch(), face.pixels()))
                        .toList());
        List<Peak> peaks = new ArrayList<>();
        LandmarkScheme scheme = model.card().data().scheme();
        for (int i = 0; i < faces.size(); i++) {
            add(faces.get(i), scheme, answers.get(i), peaks);
        }
        return fit(peaks, scheme);
    }

    private static void add(CroppedFace face, LandmarkScheme scheme, BatchEncoder.Answer answer, List<Peak> peaks) {
        Landmarks truth = face.face().landmarks();
        Landmarks found = face.crop().toPhoto(answer.ratios());
        OptionalDouble tolerance = scheme.normaliser().isEmpty()
                ? OptionalDouble.of(
                        OF_CROP * Math.min(face.crop().width(), face.crop().height()))
                : distance(scheme, truth);
        for (int i = 0; i < answer.heights().length && tolerance.isPresent(); i++) {
            peaks.add(new Peak(answer.heights()[i], found.distance(i, truth) <= tolerance.getAsDouble()));
        }
    }

    private static OptionalDouble distance(LandmarkScheme scheme, Landmarks truth) {
        OptionalDouble distance = scheme.normalisingDistance(truth);
        return distance.isPresent() ? OptionalDouble.of(OF_NORMALISER * distance.getAsDouble()) : distance;
    }

    private static Optional<Calibration> fit(List<Peak> peaks, LandmarkScheme scheme) {
        if (peaks.size() < FEWEST) {
            return Optional.empty();
        }
        peaks.sort(Comparator.comparingDouble(Peak::height));
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(bin(peaks.subList(i * peaks.size() / BINS, (i + 1) * peaks.size() / BINS)));
            while (bins.size() > 1 && falls(bins.get(bins.size() - 2), bins.get(bins.size() - 1))) {
                Bin last = bins.remove(bins.size() - 1);
                bins.add(bins.remove(bins.size() - 1).and(last));
            }
        }
        boolean normalised = !scheme.normaliser().isEmpty();
        return Optional.of(new Calibration(
                bins.stream().map(bin -> bin.heights() / bin.count()).toList(),
                bins.stream().map(Bin::share).toList(),
                normalised ? OF_NORMALISER : OF_CROP,
                normalised ? Calibration.NORMALISER : Calibration.CROP,
                peaks.size()));
    }

    private static Bin bin(List<Peak> peaks) {
        return new Bin(
                peaks.stream().mapToDouble(Peak::height).sum(),
                (int) peaks.stream().filter(Peak::near).count(),
                peaks.size());
    }

    /** Also where both have the same share or height, which one bin tells as well. */
    private static boolean falls(Bin lower, Bin higher) {
        return lower.share() >= higher.share() || lower.heights() / lower.count() >= higher.heights() / higher.count();
    }
}
