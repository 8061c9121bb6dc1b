package org.landmark.tuning.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {
    @Test
    void theMedianRuleWaitsForEpochsAndOthers() {
        MedianStopping rule = new MedianStopping(3, 3);
        assertThat(rule.stops(3, 5, List.of(1.0, 2.0, 9.0))).isTrue();
        assertThat(rule.stops(3, 2, List.of(1.0, 2.0, 9.0))).isFalse();
        assertThat(rule.stops(2, 5, List.of(1.0, 2.0, 9.0))).isFalse();
        assertThat(rule.stops(3, 5, List.of(1.0, 2.0))).isFalse();
        assertThat(rule.stops(3, 5.1, List.of(1.0, 4.0, 6.0, 9.0))).isTrue();
        assertThat(rule.stops(3, 4.9, List.of(1.0, 4.0, 6.0, 9.0))).isFalse();
    }

    @Test
    void halvingKeepsTheBestThirdAtItsCuts() {
        Halving rule = new Halving(2, 3);
        List<Double> others = List.of(1.0, 2.0, 3.0, 4.0, 5.0); // six with the candidate: two stay
        for (int epoch : new int[] {2, 6, 18}) {
            assertThat(rule.stops(epoch, 1.5, others)).isFalse();
            assertThat(rule.stops(epoch, 2.5, others)).isTrue();
        }
        for (int epoch : new int[] {1, 3, 4, 5, 7, 17, 19}) {
            assertThat(rule.stops(epoch, 9, others)).isFalse();
        }
        assertThat(rule.stops(2, 9, List.of())).isFalse();
        assertThat(rule.stops(2, 9, List.of(1.0))).isTrue();
        assertThat(rule.stops(2, 0.5, List.of(1.0))).isFalse();
    }

    @Test
    void withoutARuleNothingStops() {
        assertThat(new NoStopping().stops(100, 9, List.of(1.0, 1.0, 1.0))).isFalse();
    }
}
