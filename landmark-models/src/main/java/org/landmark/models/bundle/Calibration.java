package org.landmark.models.bundle;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * How often landmarks of faces that did not train lay near the truth, by the height of their peaks: what a peak's height is worth.
 * Between the heights it is interpolated, beyond them it stays.
 *
 * @param heights of peaks, rising
 * @param shares of landmarks with such a peak that were near, not falling, 0 to 1
 * @param tolerance how far from the truth is near, as a share of {@code of}
 * @param of the distance that the tolerance is a share of: {@code normaliser}, the scheme's, or {@code crop}, the crop's shorter side
 * @param landmarks how many were counted
 */
public record Calibration(List<Double> heights, List<Double> shares, double tolerance, String of, int landmarks) {
    /** The distance that errors are divided by. */
    public static final String NORMALISER = "normaliser";

    /** The shorter side of what the network sees. */
    public static final String CROP = "crop";

    public Calibration {
        heights = List.copyOf(requireNonNull(heights, "heights is missing"));
        shares = List.copyOf(requireNonNull(shares, "shares is missing"));
        if (heights.isEmpty() || heights.size() != shares.size()) {
            throw new IllegalArgumentException("heights and shares must be as many and not none, came " + heights.size()
                    + " and " + shares.size());
        }
        for (int i = 0; i < heights.size(); i++) {
            boolean rises = i == 0 || heights.get(i) > heights.get(i - 1) && shares.get(i) >= shares.get(i - 1);
            if (!Double.isFinite(heights.get(i)) || !(shares.get(i) >= 0 && shares.get(i) <= 1) || !rises) {
                throw new IllegalArgumentException(
                        "heights must rise and shares, 0 to 1, not fall, came " + heights + " and " + shares);
            }
        }
        if (!(tolerance > 0 && tolerance <= 1) || landmarks < 1) {
            throw new IllegalArgumentException(
                    "tolerance must be above 0, at most 1, and landmarks some, came " + tolerance + ", " + landmarks);
        }
        if (!NORMALISER.equals(of) && !CROP.equals(of)) {
            throw new IllegalArgumentException("of must be " + NORMALISER + " or " + CROP + ", came " + of);
        }
    }

    /** What peaks are worth, each between 0 and 1. */
    public List<Double> confidences(double[] peaks) {
        return Arrays.stream(peaks).mapToObj(this::confidence).toList();
    }

    private double confidence(double height) {
        int above = 0;
        while (above < heights.size() && heights.get(above) < height) {
            above++;
        }
        if (above == 0 || above == heights.size()) {
            return shares.get(Math.min(above, heights.size() - 1));
        }
        double step = (height - heights.get(above - 1)) / (heights.get(above) - heights.get(above - 1));
        return shares.get(above - 1) + step * (shares.get(above) - shares.get(above - 1));
    }
}
