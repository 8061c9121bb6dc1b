package org.landmark.data.augment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two numbers between which values are drawn, evenly; in YAML a list of two.
 *
 * @param low the smallest
 * @param high the largest
 */
public record Range(double low, double high) {
    public Range {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "expected two numbers, the smaller first, came [" + low + ", " + high + "]");
        }
    }

    /** From the two numbers of a configuration. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Range of(List<Double> numbers) {
        if (numbers.size() != 2) {
            throw new IllegalArgumentException("expected two numbers, the smaller first, came " + numbers);
        }
        return new Range(numbers.get(0), numbers.get(1));
    }

    @JsonValue
    public List<Double> numbers() {
        return List.of(low, high);
    }

    double draw(RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }

    /** The larger of both numbers' amounts. */
    double amount() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /** This range if it lies within the limits. */
    Range within(String key, double least, double most) {
        if (low < least || high > most) {
            throw new IllegalArgumentException(
                    key + " must lie between " + least + " and " + most + ", came " + numbers());
        }
        return this;
    }
}
