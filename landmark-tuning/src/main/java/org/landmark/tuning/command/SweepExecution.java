package org.landmark.tuning.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.landmark.data.InputException;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.run.RunCall;
import org.landmark.train.ui.TrainingUi;
import org.landmark.train.ui.UiPlace;
import org.landmark.train.web.RunShelf;
import org.landmark.tuning.config.Sweep;
import org.landmark.tuning.config.SweepConfig;
import org.landmark.tuning.report.Finalist;
import org.landmark.tuning.report.Ranking;
import org.landmark.tuning.report.SweepReport;
import org.landmark.tuning.report.Verdict;
import org.landmark.tuning.run.CandidateTraining;
import org.landmark.tuning.run.Finals;
import org.landmark.tuning.run.Journal;
import org.landmark.tuning.run.SweepClock;
import org.landmark.tuning.run.SweepData;
import org.landmark.tuning.run.SweepFolder;
import org.landmark.tuning.run.SweepRecord;
import org.landmark.tuning.run.Trial;
import org.landmark.tuning.search.SweepSearch;

/** Carries out a sweep: candidates, finals, report. */
final class SweepExecution {
    private final SweepFolder folder;
    private final Sweep sweep;
    private final SweepRecord record;
    private final SweepData data;

    SweepExecution(SweepFolder folder, Sweep sweep, SweepRecord record, SweepData data) {
        this.folder = folder;
        this.sweep = sweep;
        this.record = record;
        this.data = data;
    }

    SweepFolder folder() {
        return folder;
    }

    /**
     * Runs to the end and returns the exit code; where a signal ends the process before, a line says how to go on.
     *
     * @param place where the browser finds it, if it is to
     */
    int run(Optional<UiPlace> place, PrintStream out) throws IOException {
        Thread advice = new Thread(() -> {
            out.println();
            out.println("stopped; to go on: "
                    + RunCall.command(
                            "landmark-tuning",
                            "sweep",
                            List.of("--resume", folder.root().toString())));
        });
        Runtime.getRuntime().addShutdownHook(advice);
        try {
            return shown(place, out);
        } finally {
            forget(advice);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // it runs already
            return;
        }
    }

    private int shown(Optional<UiPlace> place, PrintStream out) throws IOException {
        if (place.isEmpty()) {
            return search(Optional.empty(), out);
        }
        try (TrainingUi ui = TrainingUi.start(folder.stats(), place.get(), RunShelf.of(folder.root()))) {
            out.println("watch: " + ui.address("/arbiter") + ", each candidate at " + ui.address("/landmarks"));
            return search(Optional.of(ui), out);
        }
    }

    private int search(Optional<TrainingUi> ui, PrintStream out) throws IOException {
        Journal journal = Journal.open(folder.journal());
        try {
            folder.write(record);
        } catch (IOException e) {
            throw new InputException(
                    folder.root() + ": can't be written as a sweep's folder (" + e.getMessage() + ")", e);
        }
        announce(journal, out);
        SweepClock clock = new SweepClock(journal.records());
        CandidateTraining training =
                new CandidateTraining(sweep, folder, data, record.data().arguments(), threads(), ui, clock);
        SweepConfig config = sweep.config();
        int epochs = sweep.experiment().train().epochs();
        String score = config.score().name();
        try (SweepProgress progress =
                new SweepProgress("candidate", journal.records().size(), config.mostCandidates(), epochs, score, out)) {
            new SweepSearch(config, training, journal, clock, record.parallel(), progress)
                    .run(ui.map(TrainingUi::router), "sweep " + config.name());
        }
        Ranking ranking = Ranking.of(journal.records());
        Journal finals = Journal.open(folder.finals());
        int finalists = Math.min(config.finals().candidates(), ranking.scored().size());
        if (finalists > 0) {
            List<Long> seeds = config.finals().seeds();
            out.println("finals: the best " + finalists + " with seeds " + seeds);
            OptionalInt most = OptionalInt.of(finalists * seeds.size());
            try (SweepProgress progress =
                    new SweepProgress("final", finals.records().size(), most, epochs, score, out)) {
                new Finals(config.finals(), training, finals, record.parallel()).run(ranking.scored(), progress);
            }
        }
        return report(ranking, Finalist.of(ranking, finals.records()), training, out);
    }

    private void announce(Journal journal, PrintStream out) {
        SweepConfig config = sweep.config();
        OptionalInt most = config.mostCandidates();
        out.println("sweep " + config.name() + ": " + config.generator().label() + " search over "
                + String.join(", ", config.space().keySet())
                + (most.isPresent() ? ", " + most.getAsInt() + " candidates" : "")
                + ", by " + config.score());
        if (!journal.records().isEmpty()) {
            out.println("going on after " + journal.records().size() + " candidates");
        }
    }

    /** Threads of each candidate: its experiment's, or its share of the cores where there are several at once. */
    private int threads() {
        if (record.parallel() == 1) {
            return 0;
        }
        int share = Math.max(1, Runtime.getRuntime().availableProcessors() / record.parallel());
        int own = sweep.experiment().train().threads();
        return own == 0 ? share : Math.min(own, share);
    }

    private int report(Ranking ranking, List<Finalist> finalists, CandidateTraining training, PrintStream out)
            throws IOException {
        SweepReport report = new SweepReport(folder, record, ranking, finalists);
        Optional<ExperimentConfig> best = report.verdict()
                .map(Verdict::winner)
                .map(winner ->
                        training.config(new Trial(winner.number(), winner.parameters(), winner.genes()), List.of()));
        report.write(best);
        out.println();
        out.print(report.table().text());
        out.println();
        finalists.forEach(
                finalist -> out.println("candidate " + finalist.candidate().number() + ": "
                        + sweep.config().score() + " " + finalist.spread() + " over "
                        + finalist.runs().size() + " seeds"));
        report.verdict().ifPresent(verdict -> out.println(verdict.sentence()));
        if (best.isPresent()) {
            out.println("best:   " + folder.best());
        }
        out.println("report: " + folder.report());
        if (best.isEmpty()) {
            System.err.println("error: no candidate has a score; " + folder.journal() + " says why");
            return 1;
        }
        return 0;
    }
}
