package org.landmark.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.WithoutArrays;
import org.landmark.data.file.AtomicFile;
import org.landmark.train.results.ResultsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the page of results. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes RESULTS.md from the summaries, tables, figures and text in results/.")
@WithoutArrays
public final class ResultsCommand implements Callable<Integer> {
    @Option(names = "--results", paramLabel = "DIR", description = "what it is made of; default results")
    private Path results = Path.of("results");

    @Option(names = "--conf", paramLabel = "DIR", description = "the experiments; default conf")
    private Path conf = Path.of("conf");

    @Option(names = "--out", paramLabel = "FILE", description = "where to; default RESULTS.md")
    private Path out = Path.of("RESULTS.md");

    public static void main(String[] args) {
        Launcher.main(new ResultsCommand(), args);
    }

    @Override
    public Integer call() {
        String page = ResultsPage.of(results, conf);
        try {
            AtomicFile.write(out, page);
        } catch (IOException e) {
            throw new InputException(out + ": can't be written (" + e.getMessage() + ")", e);
        }
        System.out.println("written: " + out);
        return 0;
    }
}
