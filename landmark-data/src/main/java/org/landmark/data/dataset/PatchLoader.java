package org.landmark.data.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.InputException;
import org.landmark.data.cache.CropCache;
import org.landmark.data.cache.CropFile;
import org.landmark.data.parallel.Lender;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PatchPixels;
import org.landmark.data.patch.PhotoPixels;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the photos of a data set, or finds them decoded. */
final class PatchLoader {
    /** As much as is kept in memory without asking. */
    private static final long HELD_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(PatchLoader.class);

    private final String dataset;
    private final DataSpec spec;
    private final CropCache cache;
    private final FaceLoader.Progress progress;

    PatchLoader(DataLocation location, DataSpec spec, CropCache cache, FaceLoader.Progress progress) {
        this.dataset = location.kind() + "\t"
                + location.folder().toAbsolutePath().normalize() + "\t"
                + location.labels()
                        .map(labels -> labels.toAbsolutePath().normalize().toString())
                        .orElse("");
        this.spec = spec;
        this.cache = cache;
        this.progress = progress;
    }

    PatchSource load(List<PlacedFace> faces, Keep keep) {
        if (keep == Keep.NOTHING) {
            return decoded(faces, false);
        }
        Optional<CropFile> found = cache.find(dataset, faces, spec);
        if (found.isPresent()) {
            return filed(found.get(), faces);
        }
        int channels = spec.input().channels();
        long bytes =
                faces.stream().mapToLong(face -> face.patch().length(channels)).sum();
        if (keep == Keep.AUTO && bytes <= HELD_BYTES) {
            return decoded(faces, true);
        }
        try {
            return filed(cache.make(dataset, faces, spec, done -> progress.loaded(done, faces.size())), faces);
        } catch (IOException e) {
            if (keep == Keep.FILE) {
                throw new InputException(cache.folder() + ": crops can't be kept there (" + e + ")", e);
            }
            LOG.warn(
                    "crops can't be kept in {} ({}): photos are decoded each time they are used",
                    cache.folder(),
                    e.toString());
            return decoded(faces, false);
        }
    }

    private PatchSource filed(CropFile file, List<PlacedFace> faces) {
        return new PatchSource() {
            @Override
            public Optional<String> problem(int number) {
                return file.problem(number);
            }

            @Override
            public PatchPixels pixels(int number) {
                return file.pixels(number, faces.get(number), spec.input().channels());
            }
        };
    }

    private PatchSource decoded(List<PlacedFace> faces, boolean held) {
        PatchPixels[] pixels = new PatchPixels[faces.size()];
        String[] problems = new String[faces.size()];
        AtomicInteger done = new AtomicInteger();
        Lender<PatchCutter> cutters = new Lender<>(() -> PatchCutter.of(spec));
        IntStream.range(0, faces.size()).parallel().forEach(i -> {
            PlacedFace face = faces.get(i);
            try (Mat patch = new Mat()) {
                cutters.lend(cutter -> cutter.cut(face.face(), face.patch(), patch));
                pixels[i] = held ? HeldPixels.of(face.patch(), patch) : new PhotoPixels(face.face(), face.patch());
            } catch (InputException e) {
                problems[i] = e.getMessage();
            }
            progress.loaded(done.incrementAndGet(), faces.size());
        });
        cutters.end(PatchCutter::close);
        return new PatchSource() {
            @Override
            public Optional<String> problem(int number) {
                return Optional.ofNullable(problems[number]);
            }

            @Override
            public PatchPixels pixels(int number) {
                return pixels[number];
            }
        };
    }
}
