package org.landmark.train.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.WithoutArrays;
import org.landmark.train.results.RunSummarizer;
import org.landmark.train.results.RunSummary;
import org.landmark.train.results.SummaryFile;
import org.landmark.train.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sums up a finished run. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes what is to be kept of a finished run as a small JSON, of which RESULTS.md is made.")
@WithoutArrays
public final class SummaryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run folder, as in runs/nose")
    private Path run;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to; by default results/NAME.json, by the run folder's name. The summary of another"
                    + " experiment, data set or seed is not written over")
    private Path out;

    @Option(names = "--note", paramLabel = "TEXT", description = "a sentence for readers, shown below the table")
    private String note;

    public static void main(String[] args) {
        Launcher.main(new SummaryCommand(), args);
    }

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(run);
        RunSummary summary = RunSummarizer.of(folder, Optional.ofNullable(note));
        Path file = out == null ? Path.of("results", folder.name() + ".json") : out;
        SummaryFile.write(file, summary);
        System.out.println("written: " + file + " (" + summary.describe() + ")");
        return 0;
    }
}
