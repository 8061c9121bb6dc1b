package org.landmark.eval.metric;

import java.util.Locale;

/** A loss as a person reads it: four significant digits, without an exponent where that stays short. */
public final class LossText {
    private LossText() {}

    public static String of(double loss) {
        double size = Math.abs(loss);
        if (size >= 1e-5 && size < 1e5) {
            int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
            return String.format(Locale.ROOT, "%." + decimals + "f", loss);
        }
        return String.format(Locale.ROOT, "%.3e", loss);
    }
}
