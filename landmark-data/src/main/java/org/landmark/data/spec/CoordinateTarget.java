package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;

/**
 * The coordinates themselves: {@code [2K]}, x0, y0, x1, y1, ...
 *
 * @param range values of the crop's left or top edge and of its right or bottom edge; default [0, 1], plain ratios
 * @param scale a factor on both, as in {@code range: [-0.5, 0.5], scale: 100}; default 1
 */
public record CoordinateTarget(List<Double> range, Double scale) implements TargetSpec {
    static final CoordinateTarget DEFAULT = new CoordinateTarget(null, null);

    public CoordinateTarget {
        range = List.copyOf(requireNonNullElse(range, List.of(0.0, 1.0)));
        scale = requireNonNullElse(scale, 1.0);
        if (range.size() != 2 || !range.stream().allMatch(Double::isFinite) || range.get(0) >= range.get(1)) {
            throw new IllegalArgumentException("range must be two rising numbers, came " + range);
        }
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale must be positive, came " + scale);
        }
    }

    @Override
    public TargetCodec codec(int points, TargetFit fit) {
        double low = range.get(0) * scale;
        return new CoordinateCodec(points, low, range.get(1) * scale - low);
    }

    @Override
    public String unit() {
        return range.get(1) - range.get(0) == 1 && scale == 1 ? "ratios of the crop" : "target's scale";
    }
}
