package org.landmark.tuning.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.landmark.train.TrainingListener;
import org.landmark.tuning.config.EndSpec;
import org.landmark.tuning.config.SweepConfig;
import org.landmark.tuning.run.CandidateListener;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.CandidateTraining;
import org.landmark.tuning.run.Journal;
import org.landmark.tuning.run.Scoreboard;
import org.landmark.tuning.run.SweepClock;
import org.landmark.tuning.run.SweepFolder;
import org.landmark.tuning.run.Trial;

/** Trains the candidates of a sweep, as Arbiter's generator brings them, by Arbiter's runner. */
public final class SweepSearch {
    private final SweepConfig config;
    private final CandidateTraining training;
    private final Journal journal;
    private final SweepClock clock;
    private final int parallel;
    private final CandidateListener listener;
    private final CandidateGenerator source;
    private final FreshCandidates fresh;
    private final Scoreboard board;
    private final AtomicReference<IOException> broken = new AtomicReference<>();

    /**
     * A search that goes on after what is in a journal.
     *
     * @param parallel candidates at once
     */
    public SweepSearch(
            SweepConfig config,
            CandidateTraining training,
            Journal journal,
            SweepClock clock,
            int parallel,
            CandidateListener listener) {
        this.config = config;
        this.training = training;
        this.journal = journal;
        this.clock = clock;
        this.parallel = parallel;
        this.listener = listener;
        this.board = new Scoreboard(journal.records());
        this.source = Generators.of(config);
        this.fresh = new FreshCandidates(source, config.space(), journal.records(), most());
    }

    private int most() {
        Integer most = config.end().candidates();
        return most == null ? SweepConfig.MOST_CANDIDATES : most;
    }

    /**
     * Trains all candidates that are missing.
     *
     * @param pages where Arbiter's page finds its facts
     * @param session its name there
     * @throws IOException if nothing can be written down any more
     */
    public void run(Optional<StatsStorageRouter> pages, String session) throws IOException {
        if (isOver() || !fresh.hasMoreCandidates()) {
            return;
        }
        OptimizationConfiguration.Builder configuration = new OptimizationConfiguration.Builder()
                .candidateGenerator(fresh)
                .scoreFunction(new SmallerIsBetter(config.score().name()));
        AtomicReference<SweepPage> page = new AtomicReference<>();
        AtomicReference<IOptimizationRunner> running = new AtomicReference<>();
        List<TerminationCondition> ends = List.of(
                new WhenDone("over", this::isOver),
                new WhenDone(
                        "no more candidates",
                        () -> !fresh.hasMoreCandidates() && running.get().numCandidatesQueued() == 0));
        LocalOptimizationRunner runner = new LocalOptimizationRunner(
                parallel,
                configuration.terminationConditions(ends).build(),
                new TrialTasks((trial, status) -> train(trial, status, Optional.ofNullable(page.get()))));
        running.set(runner);
        pages.ifPresent(storage -> {
            page.set(new SweepPage(session, storage, shown(), config.score().name(), endsInWords()));
            runner.addListeners(page.get());
        });
        runner.execute();
        if (broken.get() != null) {
            throw broken.get();
        }
    }

    /** Whether no other candidate is to begin. */
    private boolean isOver() {
        EndSpec end = config.end();
        OptionalDouble best = journal.records().stream()
                .filter(CandidateRecord::succeeded)
                .mapToDouble(CandidateRecord::score)
                .min();
        return broken.get() != null
                || end.minutes() != null && clock.seconds() >= 60 * end.minutes()
                || end.score() != null && best.isPresent() && best.getAsDouble() <= end.score();
    }

    private CandidateRecord train(Trial trial, CandidateInfo status, Optional<SweepPage> page) throws IOException {
        List<TrainingListener> listeners = new ArrayList<>(List.of(listener));
        page.ifPresent(shown -> listeners.add(new EpochsOnPage(shown, status)));
        CandidateRecord record = training.train(
                trial, SweepFolder.candidate(trial.number()), List.of(), config.stop(), board, listeners);
        try {
            journal.add(record);
        } catch (IOException e) {
            broken.set(e);
            throw e;
        }
        listener.ended(record);
        return record;
    }

    private CandidateGenerator shown() {
        return source instanceof GeneticSearchCandidateGenerator
                ? new GeneticCandidates(source.getParameterSpace())
                : source;
    }

    private List<String> endsInWords() {
        List<String> ends = new ArrayList<>();
        EndSpec end = config.end();
        if (end.candidates() != null) {
            ends.add("after " + end.candidates() + " candidates");
        }
        if (end.minutes() != null) {
            ends.add("after " + end.minutes() + " minutes");
        }
        if (end.score() != null) {
            ends.add("at a score of " + end.score());
        }
        if (config.generator().endsByItself()) {
            ends.add("after all of the grid");
        }
        return ends;
    }
}
