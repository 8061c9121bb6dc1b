package org.landmark.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void differsBySeedPurposeAndIndex() {
        Set<Long> numbers = new HashSet<>();
        List<String> purposes = List.of("shuffle", "weights", "elffuhs", "", "s");
        for (long seed = -2; seed < 50; seed++) {
            for (String purpose : purposes) {
                for (int index = 0; index < 50; index++) {
                    numbers.add(new Seed(seed).derive(purpose, index));
                }
            }
        }
        assertThat(numbers).hasSize(52 * purposes.size() * 50);
    }

    @Test
    void isStable() {
        // A change here changes every run that was ever made.
        assertThat(new Seed(42).derive("shuffle", 0)).isEqualTo(5073923633920700670L);
        assertThat(new Seed(7).derive("weights", 3)).isEqualTo(-536669822809330272L);
    }
}
