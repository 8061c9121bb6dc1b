package org.landmark.tuning.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.WithoutArrays;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;
import org.landmark.train.run.RunFolder;
import org.landmark.tuning.report.SweepFigures;
import org.landmark.tuning.run.SweepFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sums up a sweep that has ended. */
@Command(
        name = "sweep-summary",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes what is to be kept of a sweep as a small YAML, of which RESULTS.md is made.")
@WithoutArrays
public final class SweepSummaryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the sweep's folder, as in runs/sweep-nose")
    private Path sweep;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to; by default results/figures/NAME.yaml, by the folder's name")
    private Path out;

    public static void main(String[] args) {
        Launcher.main(new SweepSummaryCommand(), args);
    }

    @Override
    public Integer call() {
        SweepFolder folder = SweepFolder.open(sweep);
        String text = ConfigWriter.yaml(SweepFigures.of(folder));
        Path file = out == null ? Path.of("results", "figures", new RunFolder(folder.root()).name() + ".yaml") : out;
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new InputException(file + ": can't be written (" + e.getMessage() + ")", e);
        }
        System.out.println("written: " + file);
        return 0;
    }
}
