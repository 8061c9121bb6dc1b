package org.landmark.eval.result;

import java.util.List;
import java.util.stream.DoubleStream;
import org.landmark.data.Seed;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.statistic.AreaUnderCurve;
import org.landmark.eval.statistic.ErrorDistribution;
import org.landmark.eval.statistic.FailureRate;

/**
 * How a method's errors are spread over faces.
 *
 * @param of which error: {@code nme}, a fraction, or {@code meanErrorPixels} where the scheme has none
 * @param faces how many have it
 * @param mean over them
 * @param interval95 of the mean, or null if they are all of one person or photo
 * @param median error
 * @param p90 the error below which 90 % of them lie
 * @param p95 likewise
 * @param p99 likewise
 * @param thresholds failures and areas, of normalised errors alone
 * @param ced the cumulative error distribution, of normalised errors alone: the share of the faces with an error of at most 0, 0.005, 0.01,
 *     ... 0.1
 */
public record Distribution(
        String of,
        int faces,
        double mean,
        Interval interval95,
        double median,
        double p90,
        double p95,
        double p99,
        List<Threshold> thresholds,
        List<Double> ced) {
    /** Those that are usual. */
    public static final List<Double> THRESHOLDS = List.of(0.08, 0.10);

    private static final int CED_STEPS = 20;

    /**
     * What is said of a threshold.
     *
     * @param threshold an error
     * @param failureRate the share of the faces above it
     * @param auc the area under the cumulative error distribution up to it, 1 at most
     */
    public record Threshold(double threshold, double failureRate, double auc) {}

    /** Of the errors of faces, whose groups go along. */
    static Distribution of(String metric, double[] errors, List<String> kin, Seed seed) {
        ErrorDistribution spread = ErrorDistribution.of(errors);
        boolean normalised = metric.equals(new NormalisedMeanError().name());
        List<Threshold> thresholds = THRESHOLDS.stream()
                .map(at -> new Threshold(at, new FailureRate(at).of(spread), new AreaUnderCurve(at).of(spread)))
                .toList();
        List<Double> ced = DoubleStream.iterate(0, step -> step <= CED_STEPS, step -> step + 1)
                .map(step -> spread.share(step / (10 * CED_STEPS)))
                .boxed()
                .toList();
        return new Distribution(
                metric,
                spread.count(),
                spread.mean(),
                Interval.of(errors, kin, seed),
                spread.quantile(0.5),
                spread.quantile(0.9),
                spread.quantile(0.95),
                spread.quantile(0.99),
                normalised ? thresholds : List.of(),
                normalised ? ced : List.of());
    }
}
