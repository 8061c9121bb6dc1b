package org.landmark.data.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.bench.PipelineBench;
import org.landmark.data.cache.CropCache;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.Keep;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast faces become batches. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many faces a second each stage lets through, from the photo's file to the network's arrays.")
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private ExperimentData data;

    @Option(names = "--threads", paramLabel = "N", description = "threads of each single stage (default: one per core)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--seconds", paramLabel = "S", description = "how long each stage is measured (default: 3)")
    private double seconds = 3;

    @Override
    public Integer call() {
        if (threads < 1 || threads > 1024 || !(seconds > 0 && seconds <= 3600)) {
            throw new InputException(
                    "--threads must be between 1 and 1024 and --seconds above 0 and at most 3600, came " + threads
                            + " and " + seconds);
        }
        ExperimentData.Chosen chosen = data.choose();
        DataSpec spec = chosen.spec();
        System.out.println("data: " + chosen.location().describe());
        FaceDataset dataset =
                FaceLoader.load(chosen.location(), spec, Keep.FILE, CropCache.ofUser(), LoadingLine.reading());
        List<CroppedFace> faces = dataset.all();
        if (faces.isEmpty()) {
            throw new InputException(chosen.location().folder() + ": has no face that can be used");
        }
        System.out.printf(
                Locale.ROOT,
                "%d faces, pictures of %dx%d %s, %d augmentation%s; %d thread%s%n%n",
                faces.size(),
                spec.input().width(),
                spec.input().height(),
                spec.input().colour(),
                spec.augment().size(),
                spec.augment().size() == 1 ? "" : "s",
                threads,
                threads == 1 ? "" : "s");
        System.out.printf("%-32s %12s %16s%n", "stage", "faces/s", "ms/face, thread");
        TargetCodec codec = spec.target()
                .codec(
                        spec.points().size(),
                        spec.target()
                                .fit(faces.stream().map(CroppedFace::ratios).toList()));
        new PipelineBench(spec, codec, faces, threads, seconds)
                .run(row -> System.out.printf(
                        Locale.ROOT,
                        "%-32s %12.0f %16.3f%n",
                        row.stage(),
                        row.facesPerSecond(),
                        1000 * threads / row.facesPerSecond()));
        return 0;
    }
}
