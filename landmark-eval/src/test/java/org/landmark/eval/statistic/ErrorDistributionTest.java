package org.landmark.eval.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand. */
class ErrorDistributionTest {
    private static final ErrorDistribution FOUR = ErrorDistribution.of(0.08, 0.02, 0.12, 0.02);

    @Test
    void theShareCountsFacesWithNoLargerError() {
        assertThat(FOUR.share(0)).isZero();
        assertThat(FOUR.share(0.019)).isZero();
        assertThat(FOUR.share(0.02)).isEqualTo(0.5);
        assertThat(FOUR.share(0.08)).isEqualTo(0.75);
        assertThat(FOUR.share(0.11)).isEqualTo(0.75);
        assertThat(FOUR.share(0.12)).isEqualTo(1);
        assertThat(FOUR.share(9)).isEqualTo(1);
        assertThat(FOUR.count()).isEqualTo(4);
        assertThat(FOUR.mean()).isCloseTo(0.06, within(1e-12));
    }

    @Test
    void quantilesLieBetweenFaces() {
        assertThat(FOUR.quantile(0)).isEqualTo(0.02);
        assertThat(FOUR.quantile(0.5)).isCloseTo(0.05, within(1e-12));
        assertThat(FOUR.quantile(0.9)).isCloseTo(0.08 + 0.7 * 0.04, within(1e-12));
        assertThat(FOUR.quantile(1)).isEqualTo(0.12);
        assertThat(ErrorDistribution.of(3).quantile(0.95)).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> FOUR.quantile(1.01));
    }

    @Test
    void aFailureLiesAboveTheThreshold() {
        assertThat(new FailureRate(0.08).of(FOUR)).isEqualTo(0.25);
        assertThat(new FailureRate(0.0799).of(FOUR)).isEqualTo(0.5);
        assertThat(new FailureRate(0.01).of(FOUR)).isEqualTo(1);
        assertThat(new FailureRate(1).of(FOUR)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new FailureRate(0));
    }

    /** Up to 0.1 the curve is 0 for 0.02, a half for 0.06 and three quarters for 0.02. */
    @Test
    void theAreaIsThatUnderTheStaircase() {
        assertThat(new AreaUnderCurve(0.1).of(FOUR)).isCloseTo((0.5 * 0.06 + 0.75 * 0.02) / 0.1, within(1e-12));
        assertThat(new AreaUnderCurve(0.02).of(FOUR)).isZero();
        assertThat(new AreaUnderCurve(5).of(ErrorDistribution.of(0, 0))).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaUnderCurve(Double.NaN));
    }

    @Property(tries = 100)
    void theAreaIsTheMeanHeightOfTheCurve(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 2) Double> errors) {
        ErrorDistribution spread = ErrorDistribution.of(
                errors.stream().mapToDouble(Double::doubleValue).toArray());
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += spread.share((i + 0.5) / 10_000);
        }
        assertThat(new AreaUnderCurve(1).of(spread)).isCloseTo(sum / 10_000, within(1e-3));
        assertThat(spread.share(spread.quantile(1))).isEqualTo(1);
        assertThat(new FailureRate(1).of(spread)).isCloseTo(1 - spread.share(1), within(1e-12));
    }

    @Test
    void refusesWhatIsNoError() {
        assertThatIllegalArgumentException().isThrownBy(ErrorDistribution::of);
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorDistribution.of(1, -1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorDistribution.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorDistribution.of(1, Double.POSITIVE_INFINITY));
    }
}
