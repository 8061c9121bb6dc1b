package org.landmark.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landmark.models.layers.StepTime;

class ProfileTest {
    @Test
    void twoTablesByLayerAndByKernelTheLongestFirst() {
        Map<String, Double> around = new LinkedHashMap<>();
        around.put("waiting for data", 0.1);
        around.put("updater", 0.3);
        List<StepTime> times = List.of(
                new StepTime("conv1", "forward", "jit", false, 10, 0.2),
                new StepTime("conv1", "backward weights", "jit", true, 10, 0.4),
                new StepTime("output", "forward", "gemm", false, 10, 0.05),
                new StepTime("output", "squared error", "Java", true, 10, 0.15));
        assertThat(new Profile(times, around, 10, 2).text())
                .isEqualToNormalizingNewlines(
                        """
                        where a training step of 200.00 ms goes (mean of 10 steps)
                         ms a step  share    forward   backward  by layer
                             80.00  40.0%                        (all else)
                             60.00  30.0%      20.00      40.00  conv1
                             30.00  15.0%                        (updater)
                             20.00  10.0%       5.00      15.00  output
                             10.00   5.0%                        (waiting for data)
                         ms a step  share  by step and kernel
                             40.00  20.0%  backward weights [jit]
                             20.00  10.0%  forward [jit]
                             15.00   7.5%  squared error [Java]
                              5.00   2.5%  forward [gemm]
                        """);
    }

    @Test
    void theLayersThatTakeLeastAreOneLine() {
        List<StepTime> times = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            times.add(new StepTime("layer" + i, "forward", "jit", false, 1, i / 1000.0));
        }
        assertThat(new Profile(times, Map.of(), 1, 0.325).text())
                .contains("     25.00   7.7%      25.00       0.00  layer25")
                .contains("     15.00   4.6%      15.00       0.00  (5 more layers)")
                .doesNotContain("layer5 ", "layer5\n");
    }

    @Test
    void withoutTheFastPathThereIsOneTable() {
        assertThat(new Profile(List.of(), Map.of("updater", 1.0), 1, 4).text())
                .contains("(updater)", "(all else)")
                .doesNotContain("kernel");
    }
}
