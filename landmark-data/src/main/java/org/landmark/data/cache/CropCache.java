package org.landmark.data.cache;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.FaceSample;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.file.CacheFolder;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.transform.Border;

/** The crop files of a user. */
public final class CropCache {
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
            return Optional.of(file)
                    .filter(found ->
                            found.faces() == faces.size() && found.fingerprint().equals(fingerprint(faces, spec)));
        } catch (IOException | UncheckedIOException e) {
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
        String fingerprint = fingerprint(faces, spec);
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

    /** Deletes all crop files, and returns how many bytes they were. */
    public long clear() throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            return 0; // nothing was ever kept
        }
        return bytes;
    }

    private Path path(String dataset, DataSpec spec) {
        String wanted = String.join(
                "\n",
                dataset,
                spec.crop().toString(),
                spec.input().width() + "x" + spec.input().height(),
                spec.input().colour().toString(),
                spec.augment().toString());
        return folder.resolve(sha256(wanted).substring(0, 32) + ".crops");
    }

    private static String fingerprint(List<PlacedFace> faces, DataSpec spec) {
        StringBuilder text = new StringBuilder(spec.crop().border() == Border.ZERO ? "black\n" : "edge\n");
        for (PlacedFace face : faces) {
            text.append(face.face().id()).append('\t').append(face.patch()).append('\t');
            appendState(text, face.face());
        }
        return sha256(text.toString());
    }

    private static void appendState(StringBuilder text, FaceSample face) {
        try {
            text.append(face.photo())
                    .append('\t')
                    .append(Files.size(face.photo()))
                    .append('\t')
                    .append(Files.getLastModifiedTime(face.photo()).toMillis())
                    .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
