package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.target.ShapeCodec;
import org.landmark.data.target.ShapeFitter;
import org.landmark.data.target.ShapeModel;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;

/**
 * The scores of a face's shape, {@code [n]}, along the principal components of the training faces' shapes in ratios of the crop.
 * Exactly one of {@code components} and {@code variance} says how many there are.
 *
 * @param components how many
 * @param variance the fewest that hold this share of the variance; default 0.99, if there is no {@code components}
 * @param standardise whether scores are divided by their standard deviations, so that all weigh the same in a loss; default true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShapeTarget(Integer components, Double variance, Boolean standardise) implements TargetSpec {
    private static final int MAX_COMPONENTS = 10_000;

    public ShapeTarget {
        standardise = requireNonNullElse(standardise, true);
        if (components == null) {
            variance = requireNonNullElse(variance, 0.99);
        } else if (variance != null) {
            throw new IllegalArgumentException(
                    "expected one of components and variance, came both: " + components + ", " + variance);
        }
        if (components != null && (components < 1 || components > MAX_COMPONENTS)) {
            throw new IllegalArgumentException(
                    "components must be between 1 and " + MAX_COMPONENTS + ", came " + components);
        }
        if (variance != null && !(variance > 0 && variance <= 1)) {
            throw new IllegalArgumentException("variance must be above 0 and at most 1, came " + variance);
        }
    }

    @Override
    public ShapeModel fit(List<Landmarks> training) {
        try {
            ShapeFitter fitter = new ShapeFitter(training);
            return components == null ? fitter.withVariance(variance) : fitter.withComponents(components);
        } catch (InputException e) { // shapes that vary in too few ways
            throw new InputException("target shape: " + e.getMessage(), e);
        }
    }

    @Override
    public TargetCodec codec(int points, TargetFit fit) {
        if (!(fit instanceof ShapeModel model) || model.points() != points) {
            throw new IllegalArgumentException("target shape: expected a shape model of " + points + " points, came "
                    + (fit instanceof ShapeModel other ? "one of " + other.points() : "none"));
        }
        if (components != null && model.size() != components) {
            throw new IllegalArgumentException(
                    "target shape: expected " + components + " components, came " + model.size());
        }
        return new ShapeCodec(model, standardise);
    }

    @Override
    public String unit() {
        return standardise ? "standard deviations" : "ratios of the crop";
    }
}
