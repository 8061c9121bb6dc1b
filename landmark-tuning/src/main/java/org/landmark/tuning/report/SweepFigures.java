package org.landmark.tuning.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.eval.metric.LossText;
import org.landmark.models.bundle.Provenance;
import org.landmark.train.results.MeasuredFigures;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.Journal;
import org.landmark.tuning.run.SweepFolder;
import org.landmark.tuning.run.SweepRecord;

/** What is to be kept of a sweep, for the page of results. */
public final class SweepFigures {
    private static final int HASH_LETTERS = 12;

    private SweepFigures() {}

    /**
     * A sweep in short: the tables {@code ranking} and {@code finals}, and the figures {@code verdict}, {@code minutes} from its begin to
     * its end, {@code candidates}, and {@code c1} and so on, the candidates' scores.
     *
     * @throws InputException if it was a quick one, has no score, has not come to its finals, or its files are damaged
     */
    public static MeasuredFigures of(SweepFolder folder) {
        SweepRecord sweep = folder.read();
        if (sweep.quick()) {
            throw InputException.in(
                    folder.root(), "was a quick sweep, whose numbers mean nothing (expected a whole one)");
        }
        List<CandidateRecord> candidates = Journal.open(folder.journal()).records();
        List<CandidateRecord> reruns = Journal.open(folder.finals()).records();
        Ranking ranking = Ranking.of(candidates);
        String score = sweep.sweep().score().name();
        List<Finalist> finalists = Finalist.of(ranking, reruns);
        Verdict verdict = Verdict.of(ranking, finalists, score)
                .orElseThrow(() -> InputException.in(folder.root(), "no candidate has a score"));
        int expected =
                Math.min(sweep.sweep().finals().candidates(), ranking.scored().size())
                        * sweep.sweep().finals().seeds().size();
        if (reruns.size() < expected) {
            throw InputException.in(
                    folder.root(), "has not ended (sweep --resume " + folder.root() + " goes on with it)");
        }
        RunRecord run = new RunFolder(folder.root().resolve(verdict.winner().run())).readRun();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("verdict", verdict.sentence());
        figures.put("minutes", minutes(candidates, reruns));
        figures.put("candidates", Integer.toString(candidates.size()));
        candidates.stream()
                .filter(CandidateRecord::succeeded)
                .forEach(candidate -> figures.put("c" + candidate.number(), LossText.of(candidate.score())));
        RankingTable table =
                new RankingTable(ranking, List.copyOf(sweep.sweep().space().keySet()), score);
        Map<String, MeasuredFigures.Table> tables = new LinkedHashMap<>();
        tables.put("ranking", new MeasuredFigures.Table(table.header(), table.rows()));
        if (!finalists.isEmpty()) {
            tables.put("finals", new MeasuredFigures.Table(Finalist.header(score), Finalist.rows(finalists)));
        }
        return new MeasuredFigures(source(sweep, run), day(run), figures, tables);
    }

    private static String day(RunRecord run) {
        return run.provenance().started().substring(0, "2000-01-01".length());
    }

    private static String minutes(List<CandidateRecord> candidates, List<CandidateRecord> reruns) {
        double seconds = Stream.concat(candidates.stream(), reruns.stream())
                .mapToDouble(CandidateRecord::ended)
                .max()
                .orElseThrow();
        return String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }

    private static String source(SweepRecord sweep, RunRecord run) {
        Provenance by = run.provenance();
        return "`" + command(sweep) + "`, on " + sweep.data().kind() + " faces (" + by.faces() + " + "
                + by.validationFaces() + ", data hash `" + by.dataHash().substring(0, HASH_LETTERS) + "`), seed "
                + sweep.sweep().seed() + ", threads of each candidate: " + by.threads() + ", code `" + by.code()
                + "`, Deeplearning4j `" + by.deeplearning4j() + "`, " + run.machine();
    }

    /** As others may repeat it. */
    private static String command(SweepRecord sweep) {
        String file = Path.of(sweep.file()).getFileName().toString().replaceFirst("\\.yaml$", "");
        List<String> arguments = new ArrayList<>();
        if (sweep.data().kind() != sweep.experiment().data().dataset()) {
            arguments.addAll(List.of("--dataset", sweep.data().kind().toString()));
        }
        if (!sweep.data().embedded()) {
            arguments.addAll(List.of("--data", "DIR"));
        }
        if (sweep.parallel() > 1) {
            arguments.addAll(List.of("--parallel", Integer.toString(sweep.parallel())));
        }
        sweep.overrides()
                .forEach(override -> arguments.addAll(List.of("--candidates", override.replaceFirst("^[^=]*=", ""))));
        sweep.settings().forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return RunCall.command("landmark-tuning", "sweep-" + file, arguments);
    }
}
