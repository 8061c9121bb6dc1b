package org.landmark.data.cache;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.file.CacheFolder;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The crop files of a user. */
public final class CropCache {
    private static final Logger LOG = LoggerFactory.getLogger(CropCache.class);
    private static final String ENDING = ".crops";
    private static final String UNFINISHED = ".*.tmp"; // as AtomicFile calls them
    private static final Duration STALE = Duration.ofDays(1);

    private final Path folder;

    public CropCache(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** In {@code LANDMARK_CACHE}, else in {@code .cache/landmark} in the home folder. */
    public static CropCache ofUser() {
        return new CropCache(CacheFolder.ofUser(System.getenv(), System.getProperty("user.home"))
                .resolve("crops"));
    }

    public Path folder() {
        return folder;
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
     * @throws IOException if it can't be written
     */
    public CropFile make(String dataset, List<PlacedFace> faces, DataSpec spec, IntConsumer done) throws IOException {
        Path path = path(dataset, spec);
        String fingerprint = CropFingerprint.ofPhotos(faces, spec);
        sweep();
        AtomicFile.writeChannel(path, channel -> {
            CropFileWriter writer =
                    new CropFileWriter(channel, faces, spec.input().channels());
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
        ConcurrentLinkedQueue<PatchCutter> cutters = new ConcurrentLinkedQueue<>();
        IntStream.range(0, faces.size()).parallel().forEach(i -> {
            PatchCutter cutter = cutters.poll();
            if (cutter == null) {
                cutter = PatchCutter.of(spec);
            }
            try (Mat pixels = new Mat()) {
                writer.write(i, faces.get(i), cutter, pixels);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                cutters.add(cutter);
            }
            done.accept(count.incrementAndGet());
        });
        cutters.forEach(PatchCutter::close);
    }

    /** Deletes all crop files, whole and unfinished ones, and returns how many bytes they were. */
    public long clear() throws IOException {
        long bytes = 0;
        for (Path file : list("*" + ENDING, ".*" + ENDING + UNFINISHED)) {
            try {
                bytes += Files.size(file);
                Files.delete(file);
            } catch (NoSuchFileException e) {
                LOG.debug("{} was deleted by another", file, e);
            }
        }
        return bytes;
    }

    /** Deletes what was left half written long ago; a younger file may be another process at work. */
    private void sweep() {
        try {
            Instant limit = Instant.now().minus(STALE);
            for (Path file : list(".*" + ENDING + UNFINISHED)) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("unfinished files in {} can't be swept", folder, e);
        }
    }

    /** The files whose names match one of the patterns; none where nothing was ever kept. */
    private List<Path> list(String... patterns) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
                files.forEach(found::add);
            } catch (NoSuchFileException e) {
                return List.of();
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return found;
    }

    private Path path(String dataset, DataSpec spec) {
        return folder.resolve(CropFingerprint.ofWish(dataset, spec) + ENDING);
    }
}
