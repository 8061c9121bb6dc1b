package org.landmark.data.cache;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.file.CacheFolder;
import org.landmark.data.parallel.Lender;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;

/** The crop files of a user. */
public final class CropCache {
    private final CropFolder folder;

    public CropCache(Path folder) {
        this(new CropFolder(folder));
    }

    CropCache(CropFolder folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** In {@code LANDMARK_CACHE}, else in {@code .cache/landmark} in the home folder. */
    public static CropCache ofUser() {
        return new CropCache(CacheFolder.ofUser(System.getenv(), System.getProperty("user.home"))
                .resolve("crops"));
    }

    public Path folder() {
        return folder.path();
    }

    /**
     * The file of a data set, if there is one that still is what its photos are (by size and time of change) and what the experiment wants.
     *
     * @param dataset where the data set lies and what names its faces
     */
    public Optional<CropFile> find(String dataset, List<PlacedFace> faces, DataSpec spec) {
        try {
            CropFile file = CropFile.open(path(dataset, spec));
            if (file.faces() == faces.size() && file.fingerprint().equals(CropFingerprint.ofPhotos(faces, spec))) {
                folder.used(file.path());
                return Optional.of(file);
            }
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // none, or damaged: it is made anew
        }
    }

    /**
     * Makes the file of a data set, whole or not at all; photos that can't be decoded are kept as problems.
     *
     * @param done told how many faces are done; may be called by several threads
     * @throws IOException if it can't be written, or there is no room for it
     */
    public CropFile make(String dataset, List<PlacedFace> faces, DataSpec spec, IntConsumer done) throws IOException {
        Path path = path(dataset, spec);
        String fingerprint = CropFingerprint.ofPhotos(faces, spec);
        int channels = spec.input().channels();
        folder.makeRoom(
                path,
                faces.stream().mapToLong(face -> face.patch().length(channels)).sum());
        AtomicFile.writeChannel(path, channel -> {
            CropFileWriter writer = new CropFileWriter(channel, faces, channels);
            try {
                writeAll(writer, faces, spec, done);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            writer.finish(fingerprint);
        });
        return CropFile.open(path);
    }

    private static void writeAll(CropFileWriter writer, List<PlacedFace> faces, DataSpec spec, IntConsumer done) {
        AtomicInteger count = new AtomicInteger();
        Lender<PatchCutter> cutters = new Lender<>(() -> PatchCutter.of(spec));
        IntStream.range(0, faces.size()).parallel().forEach(i -> {
            cutters.lend(cutter -> {
                try (Mat pixels = new Mat()) {
                    writer.write(i, faces.get(i), cutter, pixels);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            done.accept(count.incrementAndGet());
        });
        cutters.end(PatchCutter::close);
    }

    /** Deletes all crop files, whole and unfinished ones, and returns how many bytes they were. */
    public long clear() throws IOException {
        return folder.clear();
    }

    private Path path(String dataset, DataSpec spec) {
        return folder.file(CropFingerprint.ofWish(dataset, spec));
    }
}
