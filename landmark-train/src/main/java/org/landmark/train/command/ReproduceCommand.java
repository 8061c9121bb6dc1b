package org.landmark.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.command.DataOptions;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.LoadingLine;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.spec.DataSpec;
import org.landmark.train.TrainingFault;
import org.landmark.train.results.RunComparison;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats a finished run, and tells what came out otherwise. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a finished run again by what its run.json says, and prints in what the two differ:"
                + " configuration, data, versions, scores.")
public final class ReproduceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run folder, as in runs/nose")
    private Path run;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the new run folder; by default runs/NAME-again or the next free one")
    private Path out;

    public static void main(String[] args) {
        Launcher.main(new ReproduceCommand(), args);
    }

    @Override
    public Integer call() throws IOException {
        RunFolder before = RunFolder.open(run);
        RunRecord record = before.readRun();
        if (record.result() == null) {
            throw InputException.in(run, "has not ended (train --resume " + run + " goes on with it)");
        }
        before.readMetrics();
        before.readErrors();
        RunFolder again = RunFolder.choose(Optional.ofNullable(out), before.name() + "-again");
        DataSpec spec = record.configuration().data();
        DataLocation location = data.isGiven() ? data.locate(spec) : record.location(LoadingLine.drawing());
        if (location.kind() != spec.dataset()) {
            throw InputException.in(run, "is on " + spec.dataset() + " faces, came " + location.kind());
        }
        System.out.println("data: " + location.describe());
        FaceDataset dataset = DataOptions.load(location, spec, record.skippedFaces());
        RunPlan plan = RunPlan.repeated(again, record, dataset);
        try {
            int code = new RunExecution(plan, System.out, false).run(Optional.empty());
            if (code != 0) {
                return code;
            }
        } catch (TrainingFault e) {
            System.err.println("error: " + e.getMessage());
            return 1;
        }
        System.out.println();
        System.out.println(before.root() + " beside " + again.root() + ":");
        RunComparison.of(before, again).forEach(System.out::println);
        return 0;
    }
}
