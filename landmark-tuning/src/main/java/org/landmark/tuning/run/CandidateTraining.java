package org.landmark.tuning.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.config.Settings;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingFault;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.page.PageWriter;
import org.landmark.train.page.Progress;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunReporter;
import org.landmark.train.run.RunWriter;
import org.landmark.train.ui.TrainingUi;
import org.landmark.tuning.config.StoppingSpec;
import org.landmark.tuning.config.Sweep;

/**
 * Trains candidates as the train command trains an experiment, each into a run folder of its own. One that comes to nothing is recorded
 * with its reason.
 */
public final class CandidateTraining {
    /** Threads of native code that each candidate has; 0 for as many as its experiment says. */
    private final int threads;

    private final Sweep sweep;
    private final SweepFolder folder;
    private final SweepData data;
    private final List<String> dataArguments;
    private final Optional<TrainingUi> ui;
    private final SweepClock clock;

    /**
     * Candidates of a sweep.
     *
     * @param dataArguments by which the train command finds the same data
     * @param threads of native code that each has; 0 for as many as its experiment says
     * @param ui where each shows its curves
     */
    public CandidateTraining(
            Sweep sweep,
            SweepFolder folder,
            SweepData data,
            List<String> dataArguments,
            int threads,
            Optional<TrainingUi> ui,
            SweepClock clock) {
        this.sweep = sweep;
        this.folder = folder;
        this.data = data;
        this.dataArguments = List.copyOf(dataArguments);
        this.threads = threads;
        this.ui = ui;
        this.clock = clock;
    }

    /**
     * Trains a candidate.
     *
     * @param run its folder, from the sweep's; what a kill has left there is removed
     * @param more settings over its parameters, as {@code seed=2}
     * @param board of the candidates that it is held against
     * @param listeners told of its epochs
     */
    public CandidateRecord train(
            Trial trial,
            Path run,
            List<String> more,
            StoppingSpec stop,
            Scoreboard board,
            List<TrainingListener> listeners) {
        long began = System.nanoTime();
        ScoreListener scores = new ScoreListener(trial.number(), sweep.config().score(), stop, board);
        long seed = sweep.experiment().seed();
        String error;
        try {
            ExperimentConfig config = config(trial, more);
            seed = config.seed();
            TrainingState end = train(trial, config, more, folder.root().resolve(run), scores, listeners);
            return record(trial, run, seed, began, scores, end.bestEpoch(), null);
        } catch (InputException | TrainingFault e) {
            error = e.getMessage();
        } catch (OutOfMemoryError e) {
            System.gc(); // arrays outside the heap are only freed with their owners
            error = "out of memory: " + e.getMessage();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            error = "internal fault: " + e + trace(run, e);
        }
        board.remove(trial.number());
        return record(trial, run, seed, began, scores, null, error.replaceAll("\\s*\\R\\s*", " "));
    }

    /**
     * The experiment of a candidate as it is trained.
     *
     * @throws InputException if its values do not fit together
     */
    public ExperimentConfig config(Trial trial, List<String> more) {
        return data.on(sweep.experiment(trial.parameters(), new Settings("sweep", over(more))));
    }

    private List<String> over(List<String> more) {
        return threads == 0
                ? more
                : Stream.concat(more.stream(), Stream.of("train.threads=" + threads))
                        .toList();
    }

    private TrainingState train(
            Trial trial,
            ExperimentConfig config,
            List<String> more,
            Path root,
            ScoreListener scores,
            List<TrainingListener> listeners)
            throws IOException {
        remove(root);
        RunFolder run = new RunFolder(root);
        RunPlan plan = RunPlan.fresh(run, config, data.of(config), call(trial, more), Optional.empty());
        PageWriter page = new PageWriter(plan, System.out);
        Progress.State state = Progress.State.FAILED;
        try {
            run.writeRun(plan.record());
            run.writeMetrics(List.of());
            page.begin();
            ui.ifPresent(pages -> pages.watch(plan.network(), session(root)));
            List<TrainingListener> all =
                    new ArrayList<>(List.of(new RunWriter(run, plan.card(), plan.config()), page, scores));
            all.addAll(listeners);
            TrainingState end =
                    new Trainer(config, plan.card().codec(), plan.split(), all).train(plan.trained(), plan.start());
            RunReporter.write(plan, end);
            run.writeRun(plan.record().ended(end));
            state = Progress.State.ENDED;
            return end;
        } finally {
            page.end(state);
            plan.network().close();
            if (plan.trained().model() != plan.network()) {
                plan.trained().model().close();
            }
        }
    }

    /** The name under which the browser shows its curves. */
    private String session(Path root) {
        return new RunFolder(folder.root()).name() + "-" + root.getFileName();
    }

    /** The same training as a run by itself. */
    private RunCall call(Trial trial, List<String> more) {
        List<String> arguments =
                new ArrayList<>(List.of("--conf", sweep.experimentFile().toString()));
        if (sweep.quick()) {
            arguments.add("--quick");
        }
        Stream.of(sweep.commonSettings(), trial.parameters().settings(), over(more))
                .flatMap(List::stream)
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(dataArguments);
        return new RunCall(arguments, sweep.quick());
    }

    private CandidateRecord record(
            Trial trial, Path run, long seed, long began, ScoreListener scores, Integer bestEpoch, String error) {
        List<Double> all = scores.scores();
        return new CandidateRecord(
                trial.number(),
                trial.parameters(),
                seed,
                all.size(),
                bestEpoch,
                error == null ? all.get(all.size() - 1) : null,
                error,
                scores.hasStopped(),
                (System.nanoTime() - began) / 1e9,
                clock.seconds(),
                run.toString().replace('\\', '/'),
                all,
                trial.genes());
    }

    private String trace(Path run, Throwable e) {
        Path file = folder.root().resolve(run).resolve("fault.txt");
        try {
            Files.createDirectories(file.getParent());
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                e.printStackTrace(out);
            }
            return " (details in " + file + ")";
        } catch (IOException unwritable) {
            return "";
        }
    }

    private static void remove(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
