package org.landmark.eval.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.landmark.eval.benchmark.Rivals.Rival;

/**
 * All measurements of a comparison, and where they were taken.
 *
 * @param machine the machine
 * @param versions of all that took part
 * @param date day of the measurements
 * @param rounds how often the fast path and PyTorch were measured, in turns; each round is a process of its own
 * @param rows one for each workload
 */
public record Comparison(Machine machine, String versions, String date, int rounds, List<ComparisonRow> rows) {
    /** The workloads of the project's table. */
    public static final List<Workload> TABLE = List.of(
            new Workload(BenchmarkNetwork.RESNET18, 16, 224, 5),
            new Workload(BenchmarkNetwork.UNET, 2, 128, 5),
            new Workload(BenchmarkNetwork.NOSE_CNN, 1, 224, 300));

    /** The stock path takes so long that more steps tell little. */
    private static final int STOCK_STEPS = 2;

    /**
     * Measures: the fast path and PyTorch in turns, the stock path once, after the first round.
     *
     * @param progress takes a line for each measurement
     * @throws org.landmark.data.InputException if one of the rivals is missing or fails
     */
    public static Comparison run(List<Workload> workloads, Rivals rivals, int rounds, Consumer<String> progress) {
        rivals.require();
        List<ComparisonRow> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            List<Measurement> fast = new ArrayList<>();
            List<Measurement> pytorch = new ArrayList<>();
            List<Measurement> stock = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                String of = "round " + round + " of " + rounds;
                fast.add(measured(rivals, Rival.FAST, workload, of, progress));
                pytorch.add(measured(rivals, Rival.PYTORCH, workload, of, progress));
                if (round == 1) {
                    Workload few = workload.withSteps(Math.min(STOCK_STEPS, workload.steps()));
                    stock.add(measured(rivals, Rival.STOCK, few, "once", progress));
                }
            }
            rows.add(new ComparisonRow(workload, fast, pytorch, stock));
        }
        Measurement ours = rows.get(0).fast().get(0);
        Measurement theirs = rows.get(0).pytorch().get(0);
        return new Comparison(
                Machine.current(ours.threads()),
                Machine.versions(ours.version(), theirs.version()),
                java.time.LocalDate.now().toString(),
                rounds,
                rows);
    }

    private static Measurement measured(
            Rivals rivals, Rival rival, Workload workload, String round, Consumer<String> progress) {
        long start = System.nanoTime();
        Measurement measurement = rivals.measure(rival, workload);
        progress.accept(String.format(
                Locale.ROOT,
                "%s, batch %d: %s, %s: %.4f s a step, %.4f s a prediction (%.0f s)",
                workload.network(),
                workload.batch(),
                rival.name().toLowerCase(Locale.ROOT),
                round,
                measurement.trainSeconds(),
                measurement.inferSeconds(),
                (System.nanoTime() - start) / 1e9));
        return measurement;
    }
}
