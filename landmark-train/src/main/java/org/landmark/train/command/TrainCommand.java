package org.landmark.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.command.DataOptions;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.LoadingLine;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.LossText;
import org.landmark.models.weights.TorchvisionWeights;
import org.landmark.train.OverfitOne;
import org.landmark.train.TrainingFault;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.config.ExperimentFile;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunRecord;
import org.landmark.train.ui.UiPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains an experiment, or goes on with a run. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains an experiment from its YAML and leaves a run folder with the model and a report.")
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--conf", paramLabel = "FILE", description = "the experiment, as in conf/nose.yaml")
    private Path conf;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a key of the experiment, as in train.epochs=3; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--epochs", paramLabel = "N", description = "short for --set train.epochs=N")
    private Integer epochs;

    @Option(names = "--seed", paramLabel = "N", description = "short for --set seed=N")
    private Long seed;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--weights",
            paramLabel = "FILE.safetensors",
            description =
                    "begin with torchvision's weights in that file, where names and shapes of layers are the same")
    private Path weights;

    @Option(
            names = "--skip-bad",
            paramLabel = "N",
            description = "train without up to N faces that can't be used; each is named")
    private Integer skipBad;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the run folder; by default runs/NAME or the next free one")
    private Path out;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "goes on with the run of that folder from its last checkpoint")
    private Path resume;

    @Option(
            names = "--force",
            description = "with --resume: also if the configuration has changed since, by --set or in its file")
    private boolean force;

    @Option(
            names = "--quick",
            description = "only see that it all works: two epochs of at most 32 faces, 16 to validate, on one thread,"
                    + " small where the experiment says how; the numbers mean nothing")
    private boolean quick;

    @Option(
            names = "--profile",
            description = "print where the time of a training step goes, by layer: after ten steps, of five seconds of"
                    + " steps, at least 20, or to the end")
    private boolean profile;

    @Option(
            names = "--overfit-one",
            description =
                    "only see whether the network can learn one training face by heart, which is kept nowhere: ends"
                            + " with 1 if it can't in " + OverfitOne.STEPS + " steps")
    private boolean overfitOne;

    @Option(names = "--no-ui", description = "do without the browser")
    private boolean noUi;

    @Mixin
    private UiOptions ui;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        Launcher.main(new TrainCommand(), args);
    }

    @Override
    public Integer call() throws IOException {
        UiPlace place = ui.place();
        if (epochs != null && epochs < 1) {
            throw new InputException("--epochs must be 1 or more, came " + epochs);
        }
        RunPlan plan = resume == null ? fresh() : resumed();
        try {
            if (overfitOne) {
                return overfit(plan);
            }
            return new RunExecution(plan, System.out, profile).run(noUi ? Optional.empty() : Optional.of(place));
        } catch (TrainingFault e) {
            System.err.println("error: " + e.getMessage());
            return 1;
        }
    }

    private static int overfit(RunPlan plan) {
        CroppedFace face = plan.split().training().get(0);
        System.out.println("overfit-one: " + face.face().id() + ", until the mean error is below "
                + OverfitOne.percent(OverfitOne.FITTED) + " of the crop");
        OverfitOne.Fitted fitted = new OverfitOne(plan.config(), plan.card().codec()).fit(plan.trained(), face);
        System.out.println("fitted after " + fitted.steps() + " steps: mean error " + OverfitOne.percent(fitted.error())
                + " of the crop, loss " + LossText.of(fitted.loss()));
        return 0;
    }

    private RunPlan fresh() {
        if (conf == null) {
            throw new InputException("expected --conf FILE, the experiment to train, or --resume RUN (see --help)");
        }
        if (force) {
            throw new InputException("--force is for --resume RUN");
        }
        ExperimentConfig config =
                quick ? ExperimentFile.readQuick(conf, settings()) : ExperimentFile.read(conf, settings());
        RunFolder folder = RunFolder.choose(Optional.ofNullable(out), quick ? config.name() + "-quick" : config.name());
        announceQuick(quick);
        if (overfitOne) {
            config = config.ofOneFace();
        }
        config.train().fromScratch(weights != null).ifPresent(System.out::println);
        if (weights != null) {
            TorchvisionWeights.requireReadable(weights);
        }
        DataLocation location = data.locate(config.data());
        config = config.withData(config.data().withDataset(location.kind()));
        FaceDataset dataset = load(location, config.data(), skipBad == null ? 0 : skipBad);
        RunCall call = new RunCall(
                UiOptions.withoutToken(spec.commandLine().getParseResult().originalArgs()), quick);
        return RunPlan.fresh(folder, config, dataset, call, Optional.ofNullable(weights));
    }

    private static void announceQuick(boolean quick) {
        if (quick) {
            System.out.println("quick run, only to show that everything works: its numbers mean nothing");
        }
    }

    private RunPlan resumed() {
        if (out != null || skipBad != null || weights != null || quick || overfitOne) {
            throw new InputException("--resume " + resume + ": goes on with the run as it is (expected no"
                    + " --weights, --quick, --overfit-one, --skip-bad or --out beside it)");
        }
        RunFolder folder = RunFolder.open(resume);
        RunRecord record = folder.readRun();
        requireSameExperiment(record);
        announceQuick(record.quick());
        record.fromScratch().ifPresent(System.out::println);
        RunPlan.Asked asked = asked(record);
        DataSpec spec = asked.config().data();
        DataLocation location = data.isGiven() ? data.locate(spec) : record.location(LoadingLine.drawing());
        if (location.kind() != spec.dataset()) {
            throw new InputException(
                    "--resume " + resume + ": the run is on " + spec.dataset() + " faces, came " + location.kind());
        }
        return RunPlan.resumed(folder, record, asked, load(location, spec, record.skippedFaces()));
    }

    /** What the run is, with the settings given now; where its experiment's file is named, as that says now. */
    private RunPlan.Asked asked(RunRecord record) {
        List<String> given = settings();
        ExperimentConfig config = record.configuration();
        if (conf != null) {
            List<String> all =
                    new ArrayList<>(RunCall.settings(record.provenance().command()));
            all.addAll(given);
            ExperimentConfig now =
                    record.quick() ? ExperimentFile.readQuick(conf, all) : ExperimentFile.read(conf, all);
            config = now.withData(now.data().withDataset(config.data().dataset()));
        } else if (!given.isEmpty()) {
            config = ConfigReader.changed(config, resume.toString(), given, ExperimentConfig.class);
        }
        return new RunPlan.Asked(config, RunCall.with(record.provenance().command(), given), force);
    }

    /** Those of options that are short for one among them. */
    private List<String> settings() {
        List<String> all = new ArrayList<>(settings);
        if (epochs != null) {
            all.add("train.epochs=" + epochs);
        }
        if (seed != null) {
            all.add("seed=" + seed);
        }
        return all;
    }

    /** An experiment's goal names its file, so that one may stand beside --resume, but not another experiment's. */
    private void requireSameExperiment(RunRecord record) {
        if (conf != null) {
            String asked = ExperimentFile.read(conf, List.of()).name();
            if (!asked.equals(record.configuration().name())) {
                throw new InputException("--resume " + resume + ": is a run of the experiment "
                        + record.configuration().name() + ", came --conf " + conf + " of " + asked);
            }
        }
    }

    private static FaceDataset load(DataLocation location, DataSpec spec, int allowedBad) {
        System.out.println("data: " + location.describe());
        return DataOptions.load(location, spec, allowedBad);
    }
}
