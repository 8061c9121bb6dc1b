package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.IntStream;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.target.TargetFit;

/**
 * The data side of an experiment.
 *
 * @param dataset which data set; default {@code imm}
 * @param scheme name of the scheme to predict; default the data set's own
 * @param points the data set's points that make up the scheme, in its order; by default all of them, or for {@code nose} the
 *     middle of the nose base: point 52 of imm58, 33 of ibug68
 * @param split which faces train and which validate
 * @param crop what part of a photo the network sees
 * @param input the picture that goes into the network
 * @param target the numbers that it is asked for
 * @param augment what is changed at random about the faces that train, in this order; default nothing
 * @param maskOutside whether points that an augmentation or the annotation puts outside the picture are left out of the loss (needs a
 *     target of coordinates); default false: they are learned like any other
 */
public record DataSpec(
        DatasetKind dataset,
        String scheme,
        List<Integer> points,
        SplitSpec split,
        CropSpec crop,
        InputSpec input,
        TargetSpec target,
        List<Augmentation> augment,
        Boolean maskOutside) {
    /** All points of IMM, with every default. */
    public static final DataSpec DEFAULT = new DataSpec(null, null, null, null, null, null, null, null, null);

    public DataSpec {
        dataset = requireNonNullElse(dataset, DatasetKind.IMM);
        scheme = requireNonNullElse(scheme, dataset.scheme().name());
        LandmarkScheme wanted = wanted(scheme);
        points = points == null ? defaultPoints(dataset, wanted) : List.copyOf(points);
        if (points.size() != wanted.count()) {
            throw new IllegalArgumentException("points: scheme " + scheme + " has " + wanted.count() + " points, came "
                    + points.size() + " indices");
        }
        for (int point : points) {
            if (point < 0 || point >= dataset.scheme().count()) {
                throw new IllegalArgumentException("points: " + dataset + " has points 0 to "
                        + (dataset.scheme().count() - 1) + ", came " + point);
            }
        }
        split = requireNonNullElse(split, SplitSpec.DEFAULT);
        crop = requireNonNullElse(crop, CropSpec.DEFAULT);
        input = requireNonNullElse(input, InputSpec.DEFAULT);
        target = requireNonNullElse(target, CoordinateTarget.DEFAULT);
        augment = List.copyOf(requireNonNullElse(augment, List.of()));
        maskOutside = requireNonNullElse(maskOutside, false);
        if (maskOutside && !(target instanceof CoordinateTarget)) {
            throw new IllegalArgumentException(
                    "maskOutside: needs a target of kind coordinates, came one of another kind");
        }
        if (target instanceof HeatmapTarget heatmap) {
            heatmap.codec(points.size(), TargetFit.NONE); // refuses more cells than there can be
        }
    }

    /** Of the same data set without a change to what it is asked for, with every default for the rest. */
    public static DataSpec of(DatasetKind dataset) {
        return new DataSpec(dataset, null, null, null, null, null, null, null, null);
    }

    /** What changes the faces that train. */
    @JsonIgnore
    public Augmenter augmenter() {
        return new Augmenter(augment);
    }

    /** The scheme of {@link #scheme()}. */
    @JsonIgnore
    public LandmarkScheme landmarkScheme() {
        return LandmarkScheme.named(scheme);
    }

    /**
     * The same experiment on another data set; the points are that data set's default ones.
     *
     * @throws InputException if the scheme has none there
     */
    public DataSpec withDataset(DatasetKind other) {
        try {
            return other == dataset
                    ? this
                    : new DataSpec(other, scheme, null, split, crop, input, target, augment, maskOutside);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static LandmarkScheme wanted(String name) {
        try {
            return LandmarkScheme.named(name);
        } catch (InputException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<Integer> defaultPoints(DatasetKind dataset, LandmarkScheme scheme) {
        if (scheme.equals(dataset.scheme())) {
            return IntStream.range(0, scheme.count()).boxed().toList();
        }
        if (scheme.equals(LandmarkScheme.NOSE)) {
            return List.of(dataset == DatasetKind.IMM ? 52 : 33);
        }
        throw new IllegalArgumentException("scheme " + scheme.name() + " has no default points in " + dataset
                + " (accepted without points: " + dataset.scheme().name() + ", nose)");
    }
}
