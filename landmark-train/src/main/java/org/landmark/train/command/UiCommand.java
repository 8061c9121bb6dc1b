package org.landmark.train.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.WithoutArrays;
import org.landmark.train.ui.StoredRunsUi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens stored runs in the browser. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description = "Shows the training curves of stored runs in the browser until it is interrupted.")
@WithoutArrays
public final class UiCommand implements Callable<Integer> {
    @Option(names = "--runs", paramLabel = "DIR", description = "folder of run folders; default runs")
    private Path runs = Path.of("runs");

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            description = "port of the page; by default the first free one from 9000 on")
    private Integer uiPort;

    public static void main(String[] args) {
        Launcher.main(new UiCommand(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionalInt port = UiPort.of(uiPort);
        List<Path> stats = stats();
        if (stats.isEmpty()) {
            throw new InputException("--runs " + runs + ": holds no run with a stats.db (they are written by training"
                    + " without --no-ui)");
        }
        try (StoredRunsUi ui = StoredRunsUi.start(stats, port)) {
            ui.problems().forEach(problem -> System.out.println("left out: " + problem));
            int shown = stats.size() - ui.problems().size();
            if (shown == 0) {
                throw new InputException("--runs " + runs + ": none of its " + stats.size() + " files could be opened");
            }
            System.out.println(shown + (shown == 1 ? " run at " : " runs at ") + ui.page() + " (Ctrl-C ends)");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private List<Path> stats() {
        try (Stream<Path> walk = Files.walk(runs, 2)) {
            return walk.filter(file -> file.getFileName().toString().equals("stats.db"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    "--runs " + runs + ": can't be read as a folder of runs (" + e.getMessage() + ")", e);
        }
    }
}
