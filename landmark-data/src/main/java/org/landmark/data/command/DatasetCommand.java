package org.landmark.data.command;

import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks into data sets. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        description = "Looks into data sets.",
        subcommands = {
            VerifyCommand.class,
            StatsCommand.class,
            PreviewCommand.class,
            CacheCommand.class,
            BenchCommand.class
        })
@WithoutArrays
public final class DatasetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        Launcher.main(new DatasetCommand(), args);
    }

    @Override
    public Integer call() {
        throw new InputException(
                "expected a subcommand: " + String.join(", ", spec.subcommands().keySet()) + " (see --help)");
    }
}
