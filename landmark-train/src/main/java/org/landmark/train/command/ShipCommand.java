package org.landmark.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.command.Launcher;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.zoo.ShippedModel;
import org.landmark.train.results.PublishedModel;
import org.landmark.train.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a run's model one that comes along. */
@Command(
        name = "ship",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Puts a run's model among the resources, as one that comes along: the same network, without places on"
                        + " the machine that trained it. Its page beside it, NAME.md, is written by hand.")
public final class ShipCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run folder, as in runs/ibug68")
    private Path run;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAME",
            description = "which of the models that come along it becomes: ibug68, imm58 or nose")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "where to; default landmark-models/src/main/resources/zoo")
    private Path to = Path.of("landmark-models", "src", "main", "resources", "zoo");

    public static void main(String[] args) {
        Launcher.main(new ShipCommand(), args);
    }

    @Override
    public Integer call() {
        ShippedModel shipped = ShippedModel.of(name)
                .orElseThrow(
                        () -> new InputException("--as: expected one of " + ShippedModel.labels() + ", came " + name));
        ModelBundle model = PublishedModel.of(RunFolder.open(run));
        if (!model.card().data().scheme().equals(shipped.scheme())) {
            model.network().close();
            throw new InputException(run + ": finds " + model.card().scheme() + " (expected a model of "
                    + shipped.scheme().name() + ")");
        }
        Path file = to.resolve(shipped.label() + ".zip");
        try {
            model.write(file);
        } catch (IOException e) {
            throw new InputException(file + ": can't be written (--to names its folder): " + e.getMessage(), e);
        } finally {
            model.network().close();
        }
        System.out.println("written: " + file);
        return 0;
    }
}
