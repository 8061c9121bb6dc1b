package org.landmark.data.iterator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleOrderTest {
    @Property(tries = 500)
    void everyFaceIsShownAsOftenAsTheOthers(
            @ForAll @IntRange(min = 1, max = 40) int faces,
            @ForAll @IntRange(min = 1, max = 100) int samples,
            @ForAll @IntRange(min = 1, max = 7) int epochs,
            @ForAll long seed) {
        SampleOrder order = new SampleOrder(faces, samples, OptionalLong.of(seed));
        int[] shown = new int[faces];
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] positions = order.epoch(epoch);
            assertThat(positions).hasSize(samples);
            Arrays.stream(positions).forEach(position -> shown[position]++);
        }
        assertThat(Arrays.stream(shown).max().orElseThrow()
                        - Arrays.stream(shown).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void dependsOnSeedAndEpochAlone(@ForAll @IntRange(min = 1, max = 30) int samples, @ForAll long seed) {
        SampleOrder order = new SampleOrder(20, samples, OptionalLong.of(seed));
        int[] third = order.epoch(3);
        order.epoch(0);
        assertThat(order.epoch(3)).isEqualTo(third);
        assertThat(new SampleOrder(20, samples, OptionalLong.of(seed)).epoch(3)).isEqualTo(third);
    }

    @Test
    void epochsAndSeedsDiffer() {
        SampleOrder order = new SampleOrder(50, 50, OptionalLong.of(1));
        assertThat(order.epoch(0)).isNotEqualTo(order.epoch(1));
        assertThat(order.epoch(0)).isNotEqualTo(new SampleOrder(50, 50, OptionalLong.of(2)).epoch(0));
    }

    @Test
    void goesThroughTheFilesWithoutASeed() {
        SampleOrder order = new SampleOrder(5, 7, OptionalLong.empty());
        assertThat(order.epoch(0)).containsExactly(0, 1, 2, 3, 4, 0, 1);
        assertThat(order.epoch(1)).containsExactly(2, 3, 4, 0, 1, 2, 3);
    }

    @Test
    void serialsNeverComeTwice() {
        SampleOrder order = new SampleOrder(5, 7, OptionalLong.of(1));
        assertThat(IntStream.range(0, 21).mapToObj(i -> order.serial(i / 7, i % 7)))
                .doesNotHaveDuplicates();
        assertThat(order.serial(Integer.MAX_VALUE, 6)).as("no overflow").isPositive();
    }

    @Test
    void refusesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleOrder(0, 1, OptionalLong.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleOrder(1, 0, OptionalLong.empty()));
    }
}
