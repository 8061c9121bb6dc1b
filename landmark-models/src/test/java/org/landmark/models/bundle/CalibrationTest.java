package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

class CalibrationTest {
    private static final Calibration THREE =
            new Calibration(List.of(0.1, 0.3, 0.7), List.of(0.2, 0.4, 0.9), 0.05, Calibration.NORMALISER, 300);

    @Test
    void isInterpolatedBetweenHeightsAndStaysBeyondThem() {
        List<Double> confidences = THREE.confidences(new double[] {-5, 0.1, 0.2, 0.3, 0.5, 0.7, 9, Double.NaN});
        assertThat(confidences.subList(0, 7).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .containsExactly(new double[] {0.2, 0.2, 0.3, 0.4, 0.65, 0.9, 0.9}, within(1e-12));
        assertThat(confidences.get(7)).isBetween(0.2, 0.9);
        assertThat(new Calibration(List.of(0.5), List.of(0.6), 0.05, Calibration.CROP, 200)
                        .confidences(new double[] {0, 1}))
                .containsExactly(0.6, 0.6);
    }

    @Property
    void aHigherPeakIsWorthNoLess(
            @ForAll @DoubleRange(min = -1, max = 2) double a, @ForAll @DoubleRange(min = -1, max = 2) double b) {
        List<Double> both = THREE.confidences(new double[] {Math.min(a, b), Math.max(a, b)});
        assertThat(both.get(0)).isLessThanOrEqualTo(both.get(1)).isBetween(0.0, 1.0);
    }

    @Test
    void comesBackFromJson() {
        assertThat(ConfigReader.json(ConfigWriter.json(THREE), "here", Calibration.class))
                .isEqualTo(THREE);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(List.of(), List.of(), 0.05, "crop", 200),
                Arguments.of(List.of(0.1, 0.2), List.of(0.1), 0.05, "crop", 200),
                Arguments.of(List.of(0.2, 0.1), List.of(0.1, 0.2), 0.05, "crop", 200),
                Arguments.of(List.of(0.1, 0.2), List.of(0.3, 0.2), 0.05, "crop", 200),
                Arguments.of(List.of(0.1), List.of(1.1), 0.05, "crop", 200),
                Arguments.of(List.of(Double.NaN), List.of(0.5), 0.05, "crop", 200),
                Arguments.of(List.of(0.1), List.of(Double.NaN), 0.05, "crop", 200),
                Arguments.of(List.of(0.1), List.of(0.5), 0.0, "crop", 200),
                Arguments.of(List.of(0.1), List.of(0.5), 0.05, "photo", 200),
                Arguments.of(List.of(0.1), List.of(0.5), 0.05, "crop", 0));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatCantBe(List<Double> heights, List<Double> shares, double tolerance, String of, int landmarks) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(heights, shares, tolerance, of, landmarks));
    }
}
