package org.landmark.tuning.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Numbers from one to another. They are whole ones if both ends are written without a point.
 *
 * @param min the lowest
 * @param max the highest
 * @param scale in which they are evenly spread; default {@code linear}
 * @param steps into how many values a grid takes it apart, ends included; default 5. Other generators draw any number between the ends
 */
@JsonDeserialize
public record Range(JsonNode min, JsonNode max, Scale scale, Integer steps) implements Space {
    /** How numbers are spread. */
    public enum Scale {
        LINEAR,
        LOG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Range {
        scale = requireNonNullElse(scale, Scale.LINEAR);
        steps = requireNonNullElse(steps, 5);
        if (min == null || max == null) {
            throw new IllegalArgumentException(
                    "a range needs min and max, came none for " + (min == null ? "min" : "max"));
        }
        if (!min.isNumber() || !max.isNumber()) {
            throw new IllegalArgumentException("min and max must be numbers, came " + min + " and " + max);
        }
        double low = min.doubleValue();
        double high = max.doubleValue();
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("min and max must be finite numbers, came " + min + " and " + max);
        }
        if (low >= high) {
            throw new IllegalArgumentException("min must be below max, came " + min + " and " + max);
        }
        if (scale == Scale.LOG && low <= 0) {
            throw new IllegalArgumentException("scale log is for numbers above 0, came min " + min);
        }
        if (steps < 2) {
            throw new IllegalArgumentException("steps must be 2 or more, came " + steps);
        }
        if (min.isIntegralNumber() && max.isIntegralNumber() && (!min.canConvertToInt() || !max.canConvertToInt())) {
            throw new IllegalArgumentException("whole numbers must have at most 9 digits, came " + min + " and " + max);
        }
    }

    /** The lowest number. */
    public double low() {
        return min.doubleValue();
    }

    /** The highest number. */
    public double high() {
        return max.doubleValue();
    }

    /** Whether its numbers are whole ones. */
    @JsonIgnore
    public boolean isWhole() {
        return min.isIntegralNumber() && max.isIntegralNumber();
    }

    /** How many numbers a grid tries at most. */
    double gridSize() {
        return isWhole() ? Math.min(steps, high() - low() + 1) : steps;
    }

    /** The numbers that a grid tries: {@link #steps} of them, or fewer if there are not so many whole ones. */
    public double[] grid() {
        return IntStream.range(0, steps)
                .mapToDouble(step -> at((double) step / (steps - 1)))
                .map(number -> isWhole() ? Math.rint(number) : number)
                .distinct()
                .toArray();
    }

    /** The number at a share of the way, the ends exactly. */
    private double at(double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? low() : high();
        }
        return scale == Scale.LOG ? low() * Math.pow(high() / low(), share) : low() + share * (high() - low());
    }
}
