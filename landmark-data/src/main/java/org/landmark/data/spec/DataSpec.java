package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.config.YamlFile;
import org.landmark.data.target.TargetFit;

/**
 * The data side of an experiment.
 *
 * @param dataset which data set; default {@code imm}
 * @param labels name of the label file in the data's folder, for a format that has one; default the format's own. As
 *     {@code --labels}, it is looked for in the working folder too, and {@code --labels} goes before it
 * @param scheme the scheme to predict: the name of a known one, the keys of a {@link LandmarkScheme}, or in an experiment's file the
 *     name of a {@code .yaml} file with them in its folder or below; default the data set's own. In a mere format as {@code dlib-xml}
 *     it is what the annotation's points mean, by default ibug68
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
        @JsonInclude(JsonInclude.Include.NON_NULL) String labels,
        @YamlFile LandmarkScheme scheme,
        List<Integer> points,
        SplitSpec split,
        CropSpec crop,
        InputSpec input,
        TargetSpec target,
        List<Augmentation> augment,
        Boolean maskOutside) {
    /** All points of IMM, with every default. */
    public static final DataSpec DEFAULT = new DataSpec(null, null, null, null, null, null, null, null, null, null);

    public DataSpec {
        dataset = requireNonNullElse(dataset, DatasetKind.IMM);
        requireLabels(dataset, labels);
        scheme = requireNonNullElse(scheme, dataset.scheme());
        requireNameOfItsOwn(scheme);
        LandmarkScheme annotation = annotation(dataset, scheme);
        points = points == null ? defaultPoints(dataset, annotation, scheme) : List.copyOf(points);
        if (points.size() != scheme.count()) {
            throw new IllegalArgumentException("points: scheme " + scheme.name() + " has " + scheme.count()
                    + " points, came " + points.size() + " indices");
        }
        for (int point : points) {
            if (point < 0 || point >= annotation.count()) {
                throw new IllegalArgumentException(
                        "points: " + dataset + " has points 0 to " + (annotation.count() - 1) + ", came " + point);
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
        return new DataSpec(dataset, null, null, null, null, null, null, null, null, null);
    }

    /** What changes the faces that train. */
    @JsonIgnore
    public Augmenter augmenter() {
        return new Augmenter(augment);
    }

    /** What the points of the data set's annotation mean, which {@link #points()} chooses from. */
    @JsonIgnore
    public LandmarkScheme annotation() {
        return annotation(dataset, scheme);
    }

    /** The label file that the experiment names, if it does. */
    @JsonIgnore
    public Optional<Path> labelFile() {
        return Optional.ofNullable(labels).map(Path::of);
    }

    /**
     * The same experiment on another data set; the points are that data set's default ones, and so is the label file.
     *
     * @throws InputException if the scheme has none there
     */
    public DataSpec withDataset(DatasetKind other) {
        try {
            return other == dataset
                    ? this
                    : new DataSpec(other, null, scheme, null, split, crop, input, target, augment, maskOutside);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** The same experiment with faces shown as they are. */
    public DataSpec withoutAugmentation() {
        return new DataSpec(dataset, labels, scheme, points, split, crop, input, target, null, maskOutside);
    }

    /** The same experiment with no face left out for its box. */
    public DataSpec withEveryFace() {
        return new DataSpec(
                dataset, labels, scheme, points, split, crop.withoutSkipping(), input, target, augment, maskOutside);
    }

    private static void requireLabels(DatasetKind dataset, String labels) {
        if (labels == null) {
            return;
        }
        if (!isInFolder(labels)) {
            throw new IllegalArgumentException(
                    "labels must name a file in the data's folder or below (--labels names any), came '" + labels
                            + "'");
        }
        if (!dataset.hasLabelFile()) {
            throw new IllegalArgumentException("labels: data of format " + dataset
                    + " has no label file (expected no labels, or dataset: ibug300w, youtube-faces, dlib-xml or csv),"
                    + " came '" + labels + "'");
        }
    }

    private static boolean isInFolder(String name) {
        try {
            Path path = Path.of(name);
            return !name.isBlank() && !path.isAbsolute() && !path.normalize().startsWith("..");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void requireNameOfItsOwn(LandmarkScheme scheme) {
        if (!scheme.isKnown()
                && LandmarkScheme.ALL.stream().anyMatch(known -> known.name().equals(scheme.name()))) {
            throw new IllegalArgumentException("scheme: " + scheme.name()
                    + " is the name of a known scheme with other keys (expected another name)");
        }
    }

    private static LandmarkScheme annotation(DatasetKind dataset, LandmarkScheme scheme) {
        return dataset.isSchemeFixed() ? dataset.scheme() : scheme;
    }

    private static List<Integer> defaultPoints(DatasetKind dataset, LandmarkScheme annotation, LandmarkScheme scheme) {
        if (scheme.equals(annotation)) {
            return IntStream.range(0, scheme.count()).boxed().toList();
        }
        if (scheme.equals(LandmarkScheme.NOSE)) {
            return List.of(annotation.equals(LandmarkScheme.IMM58) ? 52 : 33);
        }
        throw new IllegalArgumentException("scheme " + scheme.name() + " has no default points in " + dataset
                + " (accepted without points: " + annotation.name() + ", nose)");
    }
}
