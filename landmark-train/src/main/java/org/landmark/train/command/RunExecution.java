package org.landmark.train.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.predict.Evaluation;
import org.landmark.models.bundle.WeightSource;
import org.landmark.train.StepWatch;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingControl;
import org.landmark.train.TrainingFault;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.listener.BarProgress;
import org.landmark.train.listener.CheckpointClock;
import org.landmark.train.listener.PlainProgress;
import org.landmark.train.listener.ProfilePrinter;
import org.landmark.train.page.PageWriter;
import org.landmark.train.page.Progress;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunLock;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunReporter;
import org.landmark.train.run.RunWriter;
import org.landmark.train.ui.TrainingUi;
import org.landmark.train.ui.UiPlace;
import org.landmark.train.web.RunShelf;

/** Carries out a planned run: trains, keeps, shows, evaluates, reports. */
final class RunExecution {
    private final RunPlan plan;
    private final PrintStream out;
    private final boolean profile;
    private final RunRemarks remarks;

    /**
     * @param profile whether to print where the time of a step goes
     */
    RunExecution(RunPlan plan, PrintStream out, boolean profile) {
        this.plan = plan;
        this.out = out;
        this.profile = profile;
        this.remarks = new RunRemarks(plan, out);
    }

    /**
     * Runs to the end and returns the exit code.
     *
     * @param ui where the browser finds it, if it is to
     */
    int run(Optional<UiPlace> ui) throws IOException {
        return RunLock.holding(plan.folder(), () -> {
            plan.requireStillFree();
            return runLocked(ui);
        });
    }

    private int runLocked(Optional<UiPlace> ui) throws IOException {
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
        plan.resumed().ifPresent(this::sayWhereItGoesOn);
        StopSignal stop = new StopSignal(out);
        TrainingState end;
        try (stop) {
            end = trained(ui, stop);
        }
        if (stop.isGiven() && !end.isOver(config.train())) {
            out.println("stopped after " + end.place(config.train().epochs(), samples()) + "; to go on: "
                    + RunCall.command(
                            "train", List.of("--resume", plan.folder().root().toString())));
            return stop.code();
        }
        try {
            finish(end);
        } catch (IOException e) {
            throw unkept(e);
        }
        return 0;
    }

    private void sayWhereItGoesOn(RunPlan.Resumption resumption) {
        resumption.damaged().forEach(problem -> out.println("checkpoint: " + problem));
        if (!resumption.damaged().isEmpty()) {
            out.println("checkpoint: the one before is used, "
                    + resumption.checkpoint().orElseThrow());
        }
        if (plan.start().epoch() > 0 || plan.start().part() != null) {
            out.println(
                    "going on after " + plan.start().place(plan.config().train().epochs(), samples()));
        }
    }

    private TrainingState trained(Optional<UiPlace> place, StopSignal stop) throws IOException {
        if (place.isPresent()) {
            try (TrainingUi ui = TrainingUi.start(plan.folder().stats(), place.get(), RunShelf.around(plan.folder()))) {
                ui.watch(plan.network(), plan.folder().name());
                out.println("watch: " + ui.address("/landmarks"));
                return train(stop);
            }
        }
        return train(stop);
    }

    private TrainingState train(StopSignal stop) throws IOException {
        RunWriter writer = new RunWriter(plan.folder(), plan.card(), plan.config());
        writeStart(writer);
        PageWriter page = new PageWriter(plan, out);
        page.begin();
        try {
            TrainingState end = train(stop, writer, page);
            page.end(end.isOver(plan.config().train()) ? Progress.State.ENDED : Progress.State.STOPPED);
            return end;
        } catch (TrainingFault e) {
            page.end(Progress.State.FAILED);
            throw e;
        }
    }

    private TrainingState train(StopSignal stop, RunWriter writer, PageWriter page) throws IOException {
        int epochs = plan.config().train().epochs();
        CheckpointClock clock =
                new CheckpointClock(plan.config().train().checkpoint().minutes(), stop::isGiven);
        List<TrainingListener> listeners = new ArrayList<>(List.of(writer, page, remarks, clock));
        if (System.console() == null) {
            listeners.add(new PlainProgress(out, plan.start().epoch() + 1, epochs));
            return train(listeners, clock);
        }
        try (BarProgress bar = new BarProgress(plan.start(), epochs, samples())) {
            listeners.add(bar);
            return train(listeners, clock);
        }
    }

    private TrainingState train(List<TrainingListener> listeners, TrainingControl control) throws IOException {
        if (!profile) {
            return train(listeners, control, StepWatch.NONE);
        }
        long epochs = plan.config().train().epochs() - plan.start().epoch();
        try (ProfilePrinter printer = new ProfilePrinter(plan.network(), epochs * batchesPerEpoch(), out)) {
            return train(listeners, control, printer);
        }
    }

    private TrainingState train(List<TrainingListener> listeners, TrainingControl control, StepWatch watch)
            throws IOException {
        try {
            return new Trainer(plan.config(), plan.card().codec(), plan.split(), listeners, control, watch)
                    .train(plan.trained(), plan.start());
        } catch (TrainingFault e) {
            remarks.remark(e.getMessage());
            RunReporter.writeFault(plan.with(remarks.record()), remarks.reached());
            throw new TrainingFault(
                    e.getMessage() + "; " + plan.folder().checkpoints().folder() + " holds what it was before, "
                            + plan.folder().report() + " what there is to say");
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    private TrainingFault unkept(IOException e) {
        return new TrainingFault("the run can't be kept in " + plan.folder().root() + " (" + e.getMessage()
                + "): what was written before stays; with room to write, --resume "
                + plan.folder().root() + " goes on from there");
    }

    private void writeStart(RunWriter writer) {
        try {
            plan.folder().sweep();
            plan.folder().writeRun(plan.record());
            plan.folder().writeMetrics(plan.start().history());
            if (plan.resumed().isPresent()) {
                RunPlan.Resumption resumption = plan.resumed().get();
                if (resumption.checkpoint().isPresent()) {
                    plan.folder().checkpoints().goOnFrom(resumption.checkpoint().get());
                }
                if (resumption
                        .changed()) { // so that it goes on with that from here, should it be stopped before the next
                    writer.keep(plan.trained(), plan.start());
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    plan.folder().root() + ": can't be written as a run folder (" + e.getMessage() + ")", e);
        }
    }

    private void finish(TrainingState end) throws IOException {
        Evaluation evaluation = RunReporter.write(plan.with(remarks.record()), end);
        plan.folder().writeRun(remarks.record().ended(end));
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
