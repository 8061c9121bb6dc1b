package org.landmark.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.landmark.data.InputException;
import org.landmark.data.command.Launcher;
import org.landmark.data.command.WithoutArrays;
import org.landmark.train.run.RunFolder;
import org.landmark.train.ui.StoredRunsUi;
import org.landmark.train.ui.UiPlace;
import org.landmark.train.web.RunShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens stored runs in the browser. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows stored runs, and those that go on, in the browser until it is interrupted.")
@WithoutArrays
public final class UiCommand implements Callable<Integer> {
    @Option(names = "--runs", paramLabel = "DIR", description = "folder of run folders; default runs")
    private Path runs = Path.of("runs");

    @Mixin
    private UiOptions ui;

    public static void main(String[] args) {
        Launcher.main(new UiCommand(), args);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        UiPlace place = ui.place();
        if (!Files.isDirectory(runs)) {
            throw new InputException("--runs " + runs + ": is no folder (expected one of run folders)");
        }
        RunShelf shelf = RunShelf.of(runs);
        List<String> names = shelf.names();
        int readable = readable(shelf, names);
        try (StoredRunsUi pages = StoredRunsUi.start(stats(shelf, names), place, shelf)) {
            pages.problems()
                    .forEach(problem -> System.out.println("left out of Overview, Model and System: " + problem));
            System.out.println((readable == 1 ? "1 run at " : readable + " runs at ") + pages.address("/landmarks")
                    + " (Ctrl-C ends)");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    /** How many can be shown; the others are said. */
    private int readable(RunShelf shelf, List<String> names) {
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            try {
                new RunFolder(shelf.root().resolve(name)).readRun();
            } catch (InputException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty() && problems.size() == names.size()) {
            throw new InputException(problems.get(0)
                    + (names.size() == 1 ? "" : "; nor can another of the " + names.size() + " runs be read"));
        }
        problems.forEach(problem -> System.out.println("left out: " + problem));
        return names.size() - problems.size();
    }

    private static List<Path> stats(RunShelf shelf, List<String> names) {
        return names.stream()
                .map(name -> new RunFolder(shelf.root().resolve(name)).stats())
                .filter(Files::exists)
                .toList();
    }
}
