package org.landmark.train.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.config.ConfigWriter;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.predict.Calibrator;
import org.landmark.eval.predict.Evaluation;
import org.landmark.eval.report.HtmlReport;
import org.landmark.eval.report.RunReport;
import org.landmark.models.bundle.Calibration;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.Provenance;
import org.landmark.models.bundle.WeightSource;
import org.landmark.train.TrainingState;

/** Evaluates a run's best model and writes its pictures and its report. */
public final class RunReporter {
    private static final String QUICK = "A quick run, only to show that everything works: its numbers mean nothing.";

    private final RunPlan plan;
    private final TrainingState state;
    private final Evaluation evaluation;

    /**
     * @param evaluation of the best model; null where there is none, as the training could not go on
     */
    private RunReporter(RunPlan plan, TrainingState state, Evaluation evaluation) {
        this.plan = plan;
        this.state = state;
        this.evaluation = evaluation;
    }

    /**
     * Writes {@code errors.jsonl}, {@code plots/} and {@code report.html}, and into the model what its peaks are worth, if it has any and
     * there are faces that did not train.
     *
     * @return the best model beside the mean shape, on the validation faces
     */
    public static Evaluation write(RunPlan plan, TrainingState state) throws IOException {
        ModelBundle best = calibrated(plan, ModelBundle.read(plan.folder().model()));
        Evaluation evaluation = Evaluation.of(best, plan.split().validation());
        plan.folder().writeErrors(ValidationErrors.of(plan, evaluation));
        RunReporter reporter = new RunReporter(plan, state, evaluation);
        List<RunReport.Figure> figures = RunFigures.write(plan, state, best, evaluation.predictions());
        HtmlReport.write(plan.folder().report(), reporter.report(figures));
        return evaluation;
    }

    /**
     * Writes the {@code report.html} of a training that could not go on: its remarks and how far it came, and no model.
     *
     * @param state after its last whole epoch
     */
    public static void writeFault(RunPlan plan, TrainingState state) throws IOException {
        List<RunReport.Figure> figures = state.epoch() == 0 ? List.of() : RunFigures.writeLosses(plan, state);
        HtmlReport.write(plan.folder().report(), new RunReporter(plan, state, null).report(figures));
    }

    private static ModelBundle calibrated(RunPlan plan, ModelBundle model) throws IOException {
        Optional<Calibration> calibration = plan.record().trainedOnAll().isPresent()
                ? Optional.empty()
                : Calibrator.of(model, plan.split().validation());
        if (calibration.isEmpty()) {
            return model;
        }
        ModelBundle calibrated = new ModelBundle(model.network(), model.card().with(calibration.get()));
        calibrated.write(plan.folder().model());
        return calibrated;
    }

    private RunReport report(List<RunReport.Figure> figures) {
        Provenance provenance = plan.record().provenance();
        return new RunReport(
                "Run " + plan.config().name(),
                plan.config().data().scheme().name() + " on " + provenance.data() + ", started " + provenance.started(),
                notices(),
                headlines(),
                figures,
                facts(provenance),
                state.history().stream()
                        .map(epoch -> new RunReport.Epoch(
                                epoch.epoch(),
                                epoch.trainLoss(),
                                epoch.validationLoss(),
                                epoch.imagesPerSecond(),
                                epoch.seconds()))
                        .toList(),
                ConfigWriter.yaml(plan.config()));
    }

    private List<RunReport.Notice> notices() {
        List<RunReport.Notice> notices = new ArrayList<>();
        if (plan.record().quick()) {
            notices.add(new RunReport.Notice(RunReport.Level.WARNING, QUICK));
        }
        Stream.of(plan.record().fromScratch(), plan.record().trainedOnAll())
                .flatMap(Optional::stream)
                .forEach(text -> notices.add(new RunReport.Notice(RunReport.Level.WARNING, text)));
        plan.record().remarks().forEach(text -> notices.add(new RunReport.Notice(RunReport.Level.WARNING, text)));
        if (evaluation == null) {
            return notices;
        }
        notices.add(new RunReport.Notice(
                evaluation.beatsBaseline() ? RunReport.Level.GOOD : RunReport.Level.WARNING, evaluation.verdict()));
        if (state.epoch() < plan.config().train().epochs()) {
            notices.add(new RunReport.Notice(
                    RunReport.Level.NOTE,
                    state.stoppedEarly(plan.config().train().patience())));
        }
        if (plan.record().skippedFaces() > 0) {
            notices.add(new RunReport.Notice(
                    RunReport.Level.NOTE,
                    plan.record().skippedFaces() + " faces could not be used and were left out."));
        }
        return notices;
    }

    private List<RunReport.Headline> headlines() {
        if (evaluation == null) {
            return List.of();
        }
        return List.of(
                new RunReport.Headline(
                        "Best validation loss",
                        LossText.of(state.best().validationLoss()),
                        "epoch " + state.bestEpoch() + " of " + state.epoch()),
                new RunReport.Headline(
                        "Mean shape's loss",
                        LossText.of(plan.record().baseline().validationLoss()),
                        "what no look at the photo gives"),
                new RunReport.Headline(
                        "Mean error",
                        String.format(Locale.ROOT, "%.1f px", evaluation.model().meanErrorPixels()),
                        String.format(
                                Locale.ROOT,
                                "of the photo; mean shape %.1f px",
                                evaluation.baseline().meanErrorPixels())),
                new RunReport.Headline(
                        "Training time",
                        String.format(Locale.ROOT, "%.0f s", state.seconds()),
                        String.format(Locale.ROOT, "%.0f images per second", state.imagesPerSecond())));
    }

    private List<RunReport.Fact> facts(Provenance provenance) {
        LandmarkScheme scheme = plan.config().data().scheme();
        return List.of(
                new RunReport.Fact(
                        "Scheme",
                        scheme.name() + (scheme.count() == 1 ? ", 1 point" : ", " + scheme.count() + " points")),
                new RunReport.Fact("Data", provenance.data() + " in " + provenance.dataFolder()),
                new RunReport.Fact("Data hash", provenance.dataHash()),
                new RunReport.Fact(
                        "Split", provenance.faces() + " faces train, " + provenance.validationFaces() + " validate"),
                new RunReport.Fact("Seed", Long.toString(provenance.seed())),
                new RunReport.Fact("First weights", firstWeights(provenance.weights())),
                new RunReport.Fact(
                        "Parameters",
                        String.format(Locale.ROOT, "%,d", plan.record().parameters())),
                new RunReport.Fact("Command", provenance.command()),
                new RunReport.Fact("Code", provenance.code()),
                new RunReport.Fact(
                        "Libraries",
                        "Deeplearning4j " + provenance.deeplearning4j() + ", " + provenance.backend() + " with "
                                + provenance.natives() + ", Java " + provenance.java()),
                new RunReport.Fact("Threads", Integer.toString(provenance.threads())));
    }

    private static String firstWeights(WeightSource weights) {
        return weights == null
                ? "drawn from the seed"
                : weights.file() + " (SHA-256 " + weights.sha256() + "): " + weights.matched() + "; " + weights.rest();
    }
}
