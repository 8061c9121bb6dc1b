package org.landmark.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.00119908, 0.001199",
        "0.00097349, 0.0009735",
        "0.5, 0.5000",
        "12.3456, 12.35",
        "19, 19.00",
        "54321.9, 54322",
        "1234567, 1.235e+06",
        "0.0000001234, 1.234e-07",
        "0, 0.000e+00",
        "-0.25, -0.2500",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void hasFourSignificantDigits(double loss, String text) {
        assertThat(LossText.of(loss)).isEqualTo(text);
    }
}
