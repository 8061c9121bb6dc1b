package org.landmark.data.target;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A linear model of faces' shapes: shape = mean + sum of score * component (T. Cootes et al., "Active Shape Models", CVIU 1995).
 *
 * @param mean shape, x0, y0, x1, y1, ... in ratios of the crop: 2K numbers
 * @param components directions in which shapes vary most, strongest first: n rows of 2K numbers, of length 1 and at right angles.
 *     The number furthest from 0 in each is positive, so that the same faces give the same components
 * @param deviations standard deviation of the training faces' scores along each component, in ratios of the crop
 * @param explained share of the training faces' variance that these components hold
 */
public record ShapeModel(List<Double> mean, List<List<Double>> components, List<Double> deviations, double explained)
        implements TargetFit {
    private static final double ROUNDING = 1e-6;

    public ShapeModel {
        mean = List.copyOf(requireNonNull(mean, "mean is missing"));
        components = requireNonNull(components, "components is missing").stream()
                .map(List::copyOf)
                .toList();
        deviations = List.copyOf(requireNonNull(deviations, "deviations is missing"));
        int numbers = mean.size();
        if (numbers < 2
                || numbers % 2 != 0
                || components.isEmpty()
                || components.size() > numbers
                || components.size() != deviations.size()
                || !components.stream().allMatch(row -> row.size() == numbers)) {
            throw new IllegalArgumentException("mean, components and deviations do not fit: " + numbers + " numbers, "
                    + components.size() + " components, " + deviations.size() + " deviations");
        }
        if (!mean.stream().allMatch(Double::isFinite)
                || !deviations.stream().allMatch(value -> value > 0 && Double.isFinite(value))
                || !(explained > 0 && explained <= 1 + ROUNDING)) {
            throw new IllegalArgumentException("mean must be finite, deviations positive and explained a share, came "
                    + mean + ", " + deviations + ", " + explained);
        }
        if (!components.stream().allMatch(ShapeModel::isOfLengthOne)) {
            throw new IllegalArgumentException("components must be of length 1");
        }
    }

    /** How many points K a shape has. */
    @JsonIgnore
    public int points() {
        return mean.size() / 2;
    }

    /** How many components there are. */
    @JsonIgnore
    public int size() {
        return components.size();
    }

    private static boolean isOfLengthOne(List<Double> component) {
        double squares = component.stream().mapToDouble(value -> value * value).sum();
        return Math.abs(squares - 1) <= ROUNDING; // no for NaN
    }
}
