package org.landmark.eval.result;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A coordinate in pixels as it is written: four decimals at most, without an exponent. */
final class CoordinateText {
    private static final int DECIMALS = 4;

    private CoordinateText() {}

    static String of(double pixels) {
        return BigDecimal.valueOf(pixels)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
