package org.landmark.eval.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One workload by each of the rivals; figures are medians over the rounds.
 *
 * @param workload what was measured
 * @param fast this project's path, one measurement a round
 * @param pytorch PyTorch, one a round
 * @param stock Deeplearning4j as it ships
 */
public record ComparisonRow(
        Workload workload, List<Measurement> fast, List<Measurement> pytorch, List<Measurement> stock) {
    /** How many times PyTorch's time a training step takes on the fast path. */
    @JsonProperty
    public double trainRatio() {
        return train(fast) / train(pytorch);
    }

    /** How many times PyTorch's time a prediction takes on the fast path. */
    @JsonProperty
    public double inferRatio() {
        return infer(fast) / infer(pytorch);
    }

    /** How many times the fast path's time a training step takes on the stock path. */
    @JsonProperty
    public double stockRatio() {
        return train(stock) / train(fast);
    }

    /** How many times PyTorch's peak of memory the fast path's is; null where the system does not tell. */
    @JsonProperty
    public Double memoryRatio() {
        Double ours = memory(fast);
        Double theirs = memory(pytorch);
        return ours == null || theirs == null ? null : ours / theirs;
    }

    static double train(List<Measurement> measurements) {
        return median(measurements, Measurement::trainSeconds);
    }

    static double infer(List<Measurement> measurements) {
        return median(measurements, Measurement::inferSeconds);
    }

    static Double memory(List<Measurement> measurements) {
        return measurements.stream().anyMatch(measurement -> measurement.peakRssMib() == null)
                ? null
                : median(measurements, Measurement::peakRssMib);
    }

    private static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> figure) {
        return StepTimer.median(measurements.stream().mapToDouble(figure).toArray());
    }
}
