package org.landmark.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.data.config.ConfigWriter;

class ComparisonTest {
    private static final ComparisonRow ROW = new ComparisonRow(
            new Workload(BenchmarkNetwork.UNET, 2, 128, 5),
            List.of(
                    of("landmark", 3.0, 0.06, 900.0),
                    of("landmark", 9.0, 0.09, 800.0),
                    of("landmark", 4.0, 0.03, 700.0)),
            List.of(of("pytorch", 2.0, 0.03, 400.0), of("pytorch", 1.0, 0.04, 400.0), of("pytorch", 8.0, 0.05, 410.0)),
            List.of(of("landmark", 48.0, 5, 2000.0)));

    @Test
    void ratiosAreThoseOfTheMedians() {
        assertThat(ROW.trainRatio()).isEqualTo(2);
        assertThat(ROW.inferRatio()).isCloseTo(1.5, within(1e-9));
        assertThat(ROW.stockRatio()).isEqualTo(12);
        assertThat(ROW.memoryRatio()).isEqualTo(2);
    }

    @Test
    void theTableShowsThem() {
        assertThat(ComparisonTable.of(comparison(ROW)))
                .isEqualTo(
                        """
                        Times are medians over 3 rounds, a new process each, of the median step; \
                        ratios are ours / PyTorch and stock / ours.
                        Abacus, 2 cores, 1 thread; A 1, B 2; 2026-01-02.

                        | network | batch | training step, ours | PyTorch | ratio | prediction, ours | PyTorch | ratio \
                        | training step, stock | ratio | peak memory, ours | PyTorch | stock |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        | unet | 2 | 4.000 s | 2.000 s | 2.00 | 60.000 ms | 40.000 ms | 1.50 \
                        | 48.000 s | 12.00 | 800 MiB | 400 MiB | 2000 MiB |
                        """);
    }

    @Test
    void memoryThatNobodyTellsIsLeftOut() {
        Workload nose = new Workload(BenchmarkNetwork.NOSE_CNN, 1, 224, 3);
        List<Measurement> one = List.of(of("landmark", 1, 1, null));

        assertThat(ComparisonTable.of(comparison(new ComparisonRow(nose, one, one, one))))
                .endsWith("| 1.00 | 1.000 s | 1.00 |  |  |  |\n");
    }

    @Test
    void theJsonHoldsEveryMeasurementAndTheRatios() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ConfigWriter.json(comparison(ROW)));

        assertThat(json.at("/machine/processor").asText()).isEqualTo("Abacus");
        assertThat(json.at("/rows/0/fast")).hasSize(3);
        assertThat(json.at("/rows/0/fast/1/train_s_per_step").asDouble()).isEqualTo(9);
        assertThat(json.at("/rows/0/workload/network").asText()).isEqualTo("unet");
        assertThat(json.at("/rows/0/trainRatio").asDouble()).isEqualTo(2);
        assertThat(json.at("/rows/0/stockRatio").asDouble()).isEqualTo(12);
    }

    @Test
    void theProcessorIsNamedWhereTheSystemKnowsIt() {
        assertThat(Machine.processor("processor\t: 0\nmodel name\t: Abacus 3: the third\ncache\t: 1 KB\n"))
                .isEqualTo("Abacus 3: the third");
        assertThat(Machine.processor("")).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void thePeakOfMemoryIsInMebibytes() {
        assertThat(PeakMemory.mib("VmPeak:\t  99 kB\nVmHWM:\t   157184 kB\n")).hasValue(153.5);
        assertThat(PeakMemory.mib("VmPeak:\t  99 kB\n")).isEmpty();
    }

    private static Comparison comparison(ComparisonRow row) {
        return new Comparison(new Machine("Abacus", 2, 1), "A 1, B 2", "2026-01-02", 3, List.of(row));
    }

    private static Measurement of(String engine, double train, double infer, Double memory) {
        return new Measurement(engine, "1", "unet", 2, 128, 1, train, infer, 7, null, memory);
    }
}
