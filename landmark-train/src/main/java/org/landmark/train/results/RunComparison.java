package org.landmark.train.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.eval.metric.FaceErrors;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.metric.Scores;
import org.landmark.models.bundle.Provenance;
import org.landmark.train.EpochMetrics;
import org.landmark.train.config.ConfigChange;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** A finished run beside one that repeats it: what they were made of, and what they reached. */
public final class RunComparison {
    private static final String SAME = "the same";

    private final RunFolder then;
    private final RunFolder now;
    private final List<String> lines = new ArrayList<>();

    private RunComparison(RunFolder then, RunFolder now) {
        this.then = then;
        this.now = now;
    }

    /** What a run is computed by. */
    private record Versions(
            String code,
            String deeplearning4j,
            String java,
            String backend,
            String natives,
            int threads,
            String machine) {
        static Versions of(RunRecord run) {
            Provenance by = run.provenance();
            return new Versions(
                    by.code(), by.deeplearning4j(), by.java(), by.backend(), by.natives(), by.threads(), run.machine());
        }
    }

    /**
     * As lines of text.
     *
     * @param then the run that was repeated
     * @param now the run that repeats it
     * @throws InputException if a file of theirs is damaged or missing
     */
    public static List<String> of(RunFolder then, RunFolder now) {
        RunComparison comparison = new RunComparison(then, now);
        RunRecord before = then.readRun();
        RunRecord after = now.readRun();
        before.remarks().forEach(remark -> comparison.lines.add("the run that is repeated remarks: " + remark));
        comparison.changes("configuration", ConfigChange.between(configuration(then), configuration(now)));
        comparison.changes("data hash", ConfigChange.between(hash(before), hash(after)));
        comparison.changes(
                "versions",
                ConfigChange.between(ConfigWriter.json(Versions.of(before)), ConfigWriter.json(Versions.of(after))));
        comparison.scores(before, after);
        comparison.losses();
        return comparison.lines;
    }

    private static String hash(RunRecord run) {
        return ConfigWriter.json(new Data(run.provenance().dataHash()));
    }

    private record Data(String data) {}

    /** As it was written, without the defaults of keys that there were none of. */
    private static String configuration(RunFolder run) {
        try {
            JsonNode record = new ObjectMapper().readTree(Files.readString(run.runJson()));
            return record.path("configuration").toString();
        } catch (IOException e) {
            throw new InputException(run.runJson() + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    private void changes(String what, List<ConfigChange> changes) {
        if (changes.isEmpty()) {
            lines.add(what + ": " + SAME);
        }
        changes.forEach(change -> lines.add(what + ": " + change));
    }

    private void scores(RunRecord before, RunRecord after) {
        score(
                "mean shape's loss",
                before.baseline().validationLoss(),
                after.baseline().validationLoss());
        score(
                "best validation loss",
                before.result().bestValidationLoss(),
                after.result().bestValidationLoss());
        lines.add("best epoch: "
                + sides(
                        before.result().bestEpoch() + " of " + before.result().epochs(),
                        after.result().bestEpoch() + " of " + after.result().epochs()));
        Scores errors = errors(then);
        Scores repeated = errors(now);
        score("mean error in pixels of the photo", errors.meanErrorPixels(), repeated.meanErrorPixels());
        if (errors.nme() != null && repeated.nme() != null) {
            score("normalised mean error", errors.nme(), repeated.nme());
        }
    }

    private static Scores errors(RunFolder run) {
        return Scores.mean(run.readErrors().stream().map(FaceErrors::model).toList());
    }

    private void score(String what, double before, double after) {
        String difference = before == after
                ? SAME + ", " + LossText.of(after)
                : String.format(
                        Locale.ROOT,
                        "was %s, is %s (%+.2g %%)",
                        LossText.of(before),
                        LossText.of(after),
                        100 * (after - before) / before);
        lines.add(what + ": " + difference);
    }

    private static String sides(String before, String after) {
        return before.equals(after) ? SAME + ", " + after : "was " + before + ", is " + after;
    }

    private void losses() {
        List<EpochMetrics> before = then.readMetrics();
        List<EpochMetrics> after = now.readMetrics();
        int epochs = Math.min(before.size(), after.size());
        int same = IntStream.range(0, epochs)
                .filter(i -> !areEqual(before.get(i), after.get(i)))
                .findFirst()
                .orElse(epochs);
        if (same == Math.max(before.size(), after.size())) {
            lines.add("losses of all " + same + " epochs: the same to the last digit");
        } else if (same == 0) {
            lines.add("losses differ from the first epoch on");
        } else {
            lines.add("losses are the same to the last digit up to epoch " + same + ", and differ from then on");
        }
    }

    private static boolean areEqual(EpochMetrics one, EpochMetrics other) {
        return one.trainLoss() == other.trainLoss() && one.validationLoss() == other.validationLoss();
    }
}
