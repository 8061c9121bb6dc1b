package org.landmark.train.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.landmark.data.InputException;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.predict.Evaluation;
import org.landmark.models.bundle.WeightSource;
import org.landmark.train.StepWatch;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingFault;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.listener.BarProgress;
import org.landmark.train.listener.PlainProgress;
import org.landmark.train.listener.ProfilePrinter;
import org.landmark.train.run.RunLock;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunReporter;
import org.landmark.train.run.RunWriter;
import org.landmark.train.ui.TrainingUi;

/** Carries out a planned run: trains, keeps, shows, evaluates, reports. */
final class RunExecution {
    private final RunPlan plan;
    private final PrintStream out;
    private final boolean profile;

    /**
     * @param profile whether to print where the time of a step goes
     */
    RunExecution(RunPlan plan, PrintStream out, boolean profile) {
        this.plan = plan;
        this.out = out;
        this.profile = profile;
    }

    /** Runs to the end and returns the exit code. */
    int run(boolean withUi, OptionalInt port) throws IOException {
        return RunLock.holding(plan.folder(), () -> {
            plan.requireStillFree();
            return runLocked(withUi, port);
        });
    }

    private int runLocked(boolean withUi, OptionalInt port) throws IOException {
        ExperimentConfig config = plan.config();
        out.printf(
                Locale.ROOT,
                "experiment %s: %d faces train, %d validate; %,d parameters; seed %d, %d thread%s%n",
                config.name(),
                plan.split().training().size(),
                plan.split().validation().size(),
                plan.record().parameters(),
                config.seed(),
                plan.record().provenance().threads(),
                plan.record().provenance().threads() == 1 ? "" : "s");
        plan.record().trainedOnAll().ifPresent(out::println);
        WeightSource weights = plan.record().provenance().weights();
        if (weights != null) {
            out.println("weights: " + weights.file() + ": " + weights.matched());
            out.println("weights: " + weights.rest());
        }
        if (plan.start().epoch() > 0) {
            out.printf(
                    "going on after epoch %d of %d%n",
                    plan.start().epoch(), config.train().epochs());
        }
        TrainingState end = trained(withUi, port);
        finish(end);
        return 0;
    }

    private TrainingState trained(boolean withUi, OptionalInt port) throws IOException {
        if (withUi) {
            try (TrainingUi ui = TrainingUi.start(plan.folder().stats(), port)) {
                ui.watch(plan.network(), plan.folder().name(), batchesPerEpoch());
                out.println("watch: " + ui.page());
                return train();
            }
        }
        return train();
    }

    private TrainingState train() throws IOException {
        writeStart();
        int epochs = plan.config().train().epochs();
        List<TrainingListener> listeners = new ArrayList<>();
        listeners.add(new RunWriter(plan.folder(), plan.card()));
        if (System.console() == null) {
            listeners.add(new PlainProgress(out, plan.start().epoch() + 1, epochs));
            return train(listeners);
        }
        try (BarProgress bar = new BarProgress(plan.start().epoch(), epochs, samples())) {
            listeners.add(bar);
            return train(listeners);
        }
    }

    private TrainingState train(List<TrainingListener> listeners) throws IOException {
        if (!profile) {
            return train(listeners, StepWatch.NONE);
        }
        long epochs = plan.config().train().epochs() - plan.start().epoch();
        try (ProfilePrinter printer = new ProfilePrinter(plan.network(), epochs * batchesPerEpoch(), out)) {
            return train(listeners, printer);
        }
    }

    private TrainingState train(List<TrainingListener> listeners, StepWatch watch) throws IOException {
        try {
            return new Trainer(plan.config(), plan.card().codec(), plan.split(), listeners, watch)
                    .train(plan.trained(), plan.start());
        } catch (TrainingFault e) {
            Path checkpoint = plan.folder().checkpoint();
            throw Files.exists(checkpoint)
                    ? new TrainingFault(e.getMessage() + "; " + checkpoint + " is as it was after the epoch before, "
                            + plan.folder().model() + " as after the best one")
                    : e;
        }
    }

    private void writeStart() {
        try {
            plan.folder().writeRun(plan.record());
            plan.folder().writeMetrics(plan.start().history());
        } catch (IOException e) {
            throw new InputException(
                    plan.folder().root() + ": can't be written as a run folder (" + e.getMessage() + ")", e);
        }
    }

    private void finish(TrainingState end) throws IOException {
        Evaluation evaluation = RunReporter.write(plan, end);
        plan.folder().writeRun(plan.record().ended(end));
        if (end.epoch() < plan.config().train().epochs()) {
            out.println(end.stoppedEarly(plan.config().train().patience()));
        }
        out.printf(
                "best epoch %d of %d: validation loss %s, mean shape %s%n",
                end.bestEpoch(),
                end.epoch(),
                LossText.of(end.best().validationLoss()),
                LossText.of(plan.record().baseline().validationLoss()));
        out.printf(
                Locale.ROOT,
                "mean error %.1f px of the photo, mean shape %.1f px%n",
                evaluation.model().meanErrorPixels(),
                evaluation.baseline().meanErrorPixels());
        out.println(evaluation.verdict());
        out.println("model:  " + plan.folder().model());
        out.println("report: " + plan.folder().report());
    }

    private int batchesPerEpoch() {
        return plan.config().train().batchesOf(plan.split().training().size());
    }

    private int samples() {
        return plan.config().train().samplesOf(plan.split().training().size());
    }
}
