package org.landmark.train.results;

import java.util.List;
import org.landmark.eval.metric.Scores;
import org.landmark.train.results.RunSummary.Data;
import org.landmark.train.results.RunSummary.Difference;
import org.landmark.train.results.RunSummary.Epochs;
import org.landmark.train.run.RunCall;

/** Summaries of runs that never were. */
final class Summaries {
    private Summaries() {}

    static RunSummary of(String experiment, boolean noted, long seed, boolean embedded) {
        return new RunSummary(
                RunSummary.FORMAT,
                experiment,
                noted ? "peaks of 1" : null,
                "mvn -q compile exec:java@" + experiment + " -Dargs=\"--data DIR --seed " + seed + "\"",
                seed,
                "1.0 (abc)",
                "M2",
                "17",
                "avx2",
                2,
                "a machine, 2 cores",
                new Data("imm", "--data", embedded, "00ff", 192, 48, false),
                "imm58",
                "1x60x80",
                "MSE",
                noted ? new RunSummary.Weights("w.safetensors", "abcd") : null,
                noted ? "trains whole" : null,
                1_734_308,
                new Epochs(20, 25, 12),
                4_000,
                12.3,
                0.25,
                0.125,
                0.5,
                new Scores(0.001, 10, 0.05),
                new Scores(0.004, 20, 0.1),
                new Difference(Difference.NME, -0.05, -0.06, -0.04, 8, "people", 10_000),
                "2026-01-0" + seed);
    }

    /** Of an experiment that was asked for with these arguments. */
    static RunSummary asked(String experiment, List<String> arguments) {
        return of(of(experiment, false, 1, true), RunCall.command(experiment, arguments), false, null);
    }

    static RunSummary nose(Difference difference) {
        RunSummary full = of("nose", false, 1, true);
        return of(full, full.command(), true, difference);
    }

    private static RunSummary of(RunSummary full, String command, boolean trainedOnAll, Difference difference) {
        return new RunSummary(
                full.format(),
                full.experiment(),
                null,
                command,
                full.seed(),
                full.code(),
                full.deeplearning4j(),
                full.java(),
                full.natives(),
                full.threads(),
                full.machine(),
                new Data("imm", "embedded, drawn faces", true, "00ff", 240, 48, trainedOnAll),
                "nose",
                full.input(),
                full.loss(),
                null,
                null,
                full.parameters(),
                new Epochs(25, 25, 25),
                59.6,
                full.imagesPerSecond(),
                full.bestValidationLoss(),
                full.trainLossAtBest(),
                full.meanShapeValidationLoss(),
                new Scores(0.001, 21.44, null),
                new Scores(0.005, 47.4, null),
                difference,
                full.date());
    }
}
