package org.landmark.data.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.stats.DatasetStats;
import org.landmark.data.stats.StatsCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts what a data set holds. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Counts faces, boxes, photos and their sizes, points outside, and photos that are there twice;"
                + " works without the photos, too.")
@WithoutArrays
final class StatsCommand implements Callable<Integer> {
    @Mixin
    private DataOptions options;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures into this file, too")
    private Path json;

    @Override
    public Integer call() {
        DataLocation location = options.locate(DatasetKind.IMM);
        System.out.println("data: " + location.describe());
        DatasetStats stats = StatsCount.of(location);
        StatsReport.of(stats).forEach(System.out::println);
        if (json != null) {
            write(stats);
        }
        return 0;
    }

    private void write(DatasetStats stats) {
        try {
            AtomicFile.write(json, ConfigWriter.json(stats));
        } catch (IOException e) {
            throw new InputException("--json " + json + ": can't be written (" + e.getMessage() + ")", e);
        }
    }
}
