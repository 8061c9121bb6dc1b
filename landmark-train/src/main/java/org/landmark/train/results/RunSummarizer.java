package org.landmark.train.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.split.FaceGroups;
import org.landmark.eval.metric.FaceErrors;
import org.landmark.eval.metric.Scores;
import org.landmark.eval.statistic.BootstrapInterval;
import org.landmark.models.bundle.Provenance;
import org.landmark.models.bundle.WeightSource;
import org.landmark.train.EpochMetrics;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.results.RunSummary.Difference;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** Sums up a run from its folder's files alone; its data may be gone. */
public final class RunSummarizer {
    private RunSummarizer() {}

    /**
     * A finished run in short.
     *
     * @param note for readers, if there is one
     * @throws InputException if the run has not ended, was a quick one, or its files are damaged
     */
    public static RunSummary of(RunFolder folder, Optional<String> note) {
        RunRecord run = finished(folder);
        List<EpochMetrics> epochs = folder.readMetrics();
        List<FaceErrors> errors = folder.readErrors();
        if (epochs.size() != run.result().epochs() || errors.isEmpty()) {
            throw InputException.in(
                    folder.root(), "does not fit together (--resume " + folder.root() + " writes its end anew)");
        }
        TrainingState end = new TrainingState(run.result().bestEpoch(), epochs);
        ExperimentConfig config = run.configuration();
        Provenance provenance = run.provenance();
        return new RunSummary(
                RunSummary.FORMAT,
                config.name(),
                note.orElse(null),
                command(run),
                config.seed(),
                provenance.code(),
                provenance.deeplearning4j(),
                provenance.java(),
                provenance.natives(),
                provenance.threads(),
                run.machine(),
                data(run),
                config.data().scheme().name(),
                input(config.data().input()),
                config.train().loss().label(),
                weights(provenance.weights()).orElse(null),
                remark(run),
                run.parameters(),
                new RunSummary.Epochs(
                        run.result().epochs(),
                        config.train().epochs(),
                        run.result().bestEpoch()),
                round(end.seconds()),
                round(end.imagesPerSecond()),
                end.best().validationLoss(),
                end.best().trainLoss(),
                run.baseline().validationLoss(),
                Scores.mean(errors.stream().map(FaceErrors::model).toList()),
                Scores.mean(errors.stream().map(FaceErrors::meanShape).toList()),
                difference(config, errors).orElse(null),
                provenance.started().substring(0, "2000-01-01".length()));
    }

    /**
     * What a run says of itself.
     *
     * @throws InputException if it has not ended, or was a quick one
     */
    static RunRecord finished(RunFolder folder) {
        RunRecord run = folder.readRun();
        if (run.quick()) {
            throw InputException.in(
                    folder.root(), "was a quick run, whose numbers mean nothing (expected a whole one)");
        }
        if (run.result() == null) {
            throw InputException.in(folder.root(), "has not ended (--resume " + folder.root() + " goes on with it)");
        }
        return run;
    }

    /** A run's command as others may repeat it. */
    static String command(RunRecord run) {
        Provenance provenance = run.provenance();
        return PublishedCommand.of(
                provenance.command(),
                run.configuration().name(),
                origin(provenance).equals(DataLocation.Origin.ENVIRONMENT.toString()));
    }

    private static String remark(RunRecord run) {
        List<String> remarks = Stream.of(run.fromScratch(), run.trainedOnAll())
                .flatMap(Optional::stream)
                .toList();
        return remarks.isEmpty() ? null : String.join("; ", remarks);
    }

    private static Optional<RunSummary.Weights> weights(WeightSource source) {
        return Optional.ofNullable(source)
                .map(file -> new RunSummary.Weights(
                        Path.of(file.file()).getFileName().toString(), file.sha256()));
    }

    private static RunSummary.Data data(RunRecord run) {
        Provenance provenance = run.provenance();
        return new RunSummary.Data(
                run.configuration().data().dataset().toString(),
                origin(provenance),
                run.data().embedded(),
                provenance.dataHash(),
                provenance.faces(),
                provenance.validationFaces(),
                run.configuration().data().split().full());
    }

    /** What stands in brackets behind the format. */
    private static String origin(Provenance provenance) {
        return provenance.data().replaceFirst("^[^(]*\\((.*)\\)$", "$1");
    }

    private static String input(InputSpec input) {
        return input.channels() + "x" + input.height() + "x" + input.width();
    }

    /** In NME where it is defined, else in pixels; empty where nothing can be said. */
    private static Optional<Difference> difference(ExperimentConfig config, List<FaceErrors> errors) {
        List<FaceErrors> normalised =
                errors.stream().filter(face -> face.model().nme() != null).toList();
        return normalised.isEmpty()
                ? difference(Difference.PIXELS, Scores::meanErrorPixels, config, errors)
                : difference(Difference.NME, Scores::nme, config, normalised);
    }

    private static Optional<Difference> difference(
            String name, Function<Scores, Double> error, ExperimentConfig config, List<FaceErrors> faces) {
        List<String> groups = faces.stream().map(FaceErrors::group).toList();
        if (groups.stream().distinct().count() < 2) {
            return Optional.empty();
        }
        double[] differences = faces.stream()
                .mapToDouble(face -> error.apply(face.model()) - error.apply(face.meanShape()))
                .toArray();
        BootstrapInterval bootstrap = BootstrapInterval.of(differences, groups, new Seed(config.seed()));
        return Optional.of(new Difference(
                name,
                bootstrap.mean(),
                bootstrap.lower(),
                bootstrap.upper(),
                bootstrap.groups(),
                FaceGroups.of(config.data().split(), config.data().dataset()).plural(),
                bootstrap.resamples()));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
