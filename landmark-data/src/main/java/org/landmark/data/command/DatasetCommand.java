package org.landmark.data.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.landmark.data.dataset.BadFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks into data sets. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        description = "Looks into data sets.",
        subcommands = {DatasetCommand.Verify.class, PreviewCommand.class})
@WithoutArrays
public final class DatasetCommand implements Callable<Integer> {
    public static void main(String[] args) {
        Launcher.main(new DatasetCommand(), args);
    }

    @Override
    public Integer call() {
        throw new org.landmark.data.InputException("expected a subcommand: verify or preview (see --help)");
    }

    /** Reads every annotation and decodes every photo, and lists what is broken. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Reads every annotation, decodes every photo and lists each bad pair; exit code 2 if there is any.")
    @WithoutArrays
    static final class Verify implements Callable<Integer> {
        @Mixin
        private DataOptions options;

        @Override
        public Integer call() {
            DataLocation location = options.locate(DatasetKind.IMM);
            System.out.println("data: " + location.describe());
            DataSpec everything = new DataSpec(location.kind(), null, null, null, null, null, null);
            FaceDataset dataset = FaceLoader.load(location, everything, LoadingLine.reading());
            List<BadFace> bad = dataset.bad();
            bad.forEach(face -> System.out.println("bad: " + face.problem()));
            System.out.printf(
                    Locale.ROOT,
                    "%d %s of %d points, %d good, %d bad%n",
                    dataset.total(),
                    dataset.total() == 1 ? "face" : "faces",
                    everything.points().size(),
                    dataset.faces().size(),
                    bad.size());
            return bad.isEmpty() ? 0 : 2;
        }
    }
}
