package org.landmark.eval.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The axis of the losses: its ends, and whether it is logarithmic.
 *
 * @param min the loss at its lower end
 * @param max the loss at its upper end; larger than min
 */
public record LossAxis(double min, double max, boolean logarithmic) {
    /** Below this ratio of the largest to the smallest loss a straight axis reads better. */
    private static final double LOGARITHMIC_FROM = 4;
    /** What differs by less than this share of itself is drawn as one height. */
    private static final double SMALLEST_SPAN = 1e-4;
    /** An axis over more decades than this names the decades alone. */
    private static final double MOST_DECADES_IN_FULL = 2.5;

    /** An axis with a little air around finite losses, of which there is at least one. */
    public static LossAxis around(List<Double> losses) {
        DoubleSummaryStatistics range =
                losses.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        double low = range.getMin();
        double high = range.getMax();
        if (low > 0 && high / low > LOGARITHMIC_FROM) {
            double air = Math.pow(high / low, 0.05);
            return new LossAxis(low / air, high * air, true);
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        double air = high - low > SMALLEST_SPAN * size ? 0.05 * (high - low) : size == 0 ? 1 : 0.1 * size;
        // Losses near zero stand on a zero line: their size is then seen and not only their change.
        double floor = low >= 0 && low < 0.5 * high ? 0 : low - air;
        return new LossAxis(floor, high + air, false);
    }

    /** Where a loss stands: 0 at the lower end, 1 at the upper end. */
    public double position(double loss) {
        return logarithmic ? Math.log(loss / min) / Math.log(max / min) : (loss - min) / (max - min);
    }

    /** Round losses from the lower to the upper end, some four to ten of them. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            double decades = Math.log10(max / min);
            int[] digits = decades > MOST_DECADES_IN_FULL ? new int[] {1} : new int[] {1, 2, 5};
            int stride = (int) Math.ceil(decades / 10);
            for (int power = (int) Math.floor(Math.log10(min)); power <= Math.log10(max); power += stride) {
                for (int digit : digits) {
                    ticks.add(digit * Math.pow(10, power));
                }
            }
        } else {
            double step = roundStep((max - min) / 6);
            long first = (long) Math.ceil(min / step);
            for (long i = 0; (first + i) * step <= max; i++) {
                ticks.add((first + i) * step);
            }
        }
        ticks.removeIf(tick -> tick < min || tick > max);
        return ticks;
    }

    /** A tick as text, with at most ten digits. */
    public static String label(double tick) {
        BigDecimal shown = new BigDecimal(tick).round(new MathContext(10)).stripTrailingZeros();
        boolean plain = shown.signum() == 0 || Math.abs(tick) >= 0.00005 && Math.abs(tick) < 1e6;
        return plain ? shown.toPlainString() : shown.toString().replace("E", "e");
    }

    /** The next 1, 2 or 5 times a power of ten. */
    private static double roundStep(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double digit = atLeast / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
