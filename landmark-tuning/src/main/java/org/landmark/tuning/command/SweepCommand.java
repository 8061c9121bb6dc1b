package org.landmark.tuning.command;

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
import org.landmark.data.config.Settings;
import org.landmark.data.dataset.DataLocation;
import org.landmark.train.command.UiOptions;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunLock;
import org.landmark.train.ui.UiPlace;
import org.landmark.tuning.config.Sweep;
import org.landmark.tuning.run.SweepData;
import org.landmark.tuning.run.SweepFolder;
import org.landmark.tuning.run.SweepRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sweeps over settings of an experiment, or goes on with a sweep. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains an experiment with many settings, ranks them, and trains the best again with several seeds.")
public final class SweepCommand implements Callable<Integer> {
    @Option(names = "--conf", paramLabel = "FILE", description = "the sweep, as in conf/sweeps/nose.yaml")
    private Path conf;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a key of the sweep's experiment, as in train.epochs=3; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--epochs", paramLabel = "N", description = "short for --set train.epochs=N")
    private Integer epochs;

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "at most so many candidates, in the place of the sweep's key end.candidates")
    private Integer candidates;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "candidates at once, each with its share of the cores; default 1")
    private Integer parallel;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--skip-bad",
            paramLabel = "N",
            description = "train without up to N faces that can't be used; each is named")
    private Integer skipBad;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the sweep's folder; by default runs/sweep-NAME or the next free one")
    private Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "goes on with the sweep of that folder, with the candidates that are missing")
    private Path resume;

    @Option(
            names = "--quick",
            description = "only see that it all works: each candidate as train --quick; the numbers mean nothing")
    private boolean quick;

    @Option(names = "--no-ui", description = "do without the browser")
    private boolean noUi;

    @Mixin
    private UiOptions ui;

    public static void main(String[] args) {
        Launcher.main(new SweepCommand(), args);
    }

    @Override
    public Integer call() throws IOException {
        UiPlace place = ui.place();
        int cores = Runtime.getRuntime().availableProcessors();
        if (parallel != null && (parallel < 1 || parallel > cores)) {
            throw new InputException(
                    "--parallel must be from 1 to " + cores + ", the cores of this machine, came " + parallel);
        }
        SweepExecution execution = resume == null ? fresh() : resumed();
        Optional<UiPlace> pages = noUi ? Optional.empty() : Optional.of(place);
        return RunLock.holding(new RunFolder(execution.folder().root()), () -> execution.run(pages, System.out));
    }

    private SweepExecution fresh() {
        if (conf == null) {
            throw new InputException("expected --conf FILE, the sweep, or --resume DIR (see --help)");
        }
        List<String> overrides = candidates == null ? List.of() : List.of("end.candidates=" + candidates);
        if (epochs != null) {
            settings.add("train.epochs=" + epochs);
        }
        Sweep sweep = Sweep.read(conf, new Settings("--candidates: sweep's key", overrides), settings, quick);
        int atOnce = parallel == null ? 1 : parallel;
        requireOwnThreads(sweep, atOnce);
        SweepFolder folder =
                SweepFolder.choose(Optional.ofNullable(out), sweep.config().name() + (quick ? "-quick" : ""));
        DataLocation location = data.locate(sweep.experiment().data());
        int allowedBad = skipBad == null ? 0 : skipBad;
        SweepData faces = read(sweep, location, allowedBad);
        SweepRecord record = SweepRecord.of(sweep, overrides, atOnce, location, allowedBad);
        return new SweepExecution(folder, sweep, record, faces);
    }

    private SweepExecution resumed() {
        if (out != null || skipBad != null || quick || epochs != null || candidates != null || !settings.isEmpty()) {
            throw new InputException("--resume " + resume + ": goes on with the sweep's own configuration (expected no"
                    + " --set, --epochs, --candidates, --quick, --skip-bad or --out beside it)");
        }
        SweepFolder folder = SweepFolder.open(resume);
        SweepRecord record = folder.read();
        Sweep sweep = Sweep.read(
                Path.of(record.file()),
                new Settings("--candidates: sweep's key", record.overrides()),
                record.settings(),
                record.quick());
        if (conf != null
                && !Sweep.read(conf, Settings.options(List.of()), List.of(), false)
                        .config()
                        .name()
                        .equals(record.sweep().name())) {
            throw new InputException("--resume " + resume + ": is the sweep "
                    + record.sweep().name() + ", came --conf " + conf + " of another");
        }
        DataLocation location = data.isGiven()
                ? data.locate(sweep.experiment().data())
                : record.data().location(LoadingLine.drawing());
        record.requireSame(sweep, location);
        SweepRecord now = parallel == null ? record : record.withParallel(parallel);
        requireOwnThreads(sweep, now.parallel());
        return new SweepExecution(
                folder, sweep, now, read(sweep, location, record.data().skipBad()));
    }

    private static SweepData read(Sweep sweep, DataLocation location, int allowedBad) {
        if (sweep.quick()) {
            System.out.println("quick sweep, only to show that everything works: its numbers mean nothing");
        }
        System.out.println("data: " + location.describe());
        SweepData faces = new SweepData(location, allowedBad);
        faces.readFirst(faces.on(sweep.experiment()), sweep.config().score());
        return faces;
    }

    /** Threads of native code are set for the whole program. */
    private static void requireOwnThreads(Sweep sweep, int parallel) {
        if (parallel > 1
                && sweep.config().space().keySet().stream()
                        .anyMatch(key -> key.equals("train.threads") || key.equals("train"))) {
            throw new InputException("--parallel " + parallel
                    + ": a sweep over train.threads trains one candidate after the other (expected --parallel 1)");
        }
    }
}
