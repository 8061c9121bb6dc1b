package org.landmark.data.command;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.cache.CropCache;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.Keep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decodes a data set once and keeps what an experiment needs of it. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = "Decodes the photos of a data set once and keeps what an experiment needs of them on disk.")
@WithoutArrays
final class CacheCommand implements Callable<Integer> {
    @Mixin
    private ExperimentData data;

    @Option(names = "--clear", description = "delete everything that was ever kept so, and do nothing else")
    private boolean clear;

    @Override
    public Integer call() {
        CropCache cache = CropCache.ofUser();
        if (clear) {
            clear(cache);
            return 0;
        }
        ExperimentData.Chosen chosen = data.choose();
        System.out.println("data: " + chosen.location().describe());
        long begin = System.nanoTime();
        FaceDataset dataset =
                FaceLoader.load(chosen.location(), chosen.spec(), Keep.FILE, cache, LoadingLine.reading());
        dataset.bad().forEach(face -> System.out.println("bad: " + face.problem()));
        System.out.printf(
                Locale.ROOT,
                "%d faces are kept in %s (%.1f s)%n",
                dataset.faces().size(),
                cache.folder(),
                (System.nanoTime() - begin) / 1e9);
        return dataset.bad().isEmpty() ? 0 : 2;
    }

    private static void clear(CropCache cache) {
        try {
            System.out.printf(Locale.ROOT, "%.1f MB deleted in %s%n", cache.clear() / 1e6, cache.folder());
        } catch (IOException e) {
            throw new InputException(cache.folder() + ": can't be cleared (" + e + ")", e);
        }
    }
}
