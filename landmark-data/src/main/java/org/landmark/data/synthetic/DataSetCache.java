package org.landmark.data.synthetic;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.file.CacheFolder;

/**
 * Folders of data sets that are made when they are first asked for. A folder is filled under a temporary name and then renamed, so
 * it is there whole or not at all, whoever else fills it at the same time.
 */
final class DataSetCache {
    /** Fills an empty folder. */
    @FunctionalInterface
    interface Filling {
        void into(Path folder) throws IOException;
    }

    private static final String ENDING = ".tmp";
    private static final Duration STALE = Duration.ofDays(1);

    private final Path root;
    private final Map<String, Path> elsewhere = new HashMap<>();

    DataSetCache(Path root) {
        this.root = requireNonNull(root, "root is null");
    }

    /** The cache of this user: {@code LANDMARK_CACHE}, else {@code .cache/landmark} in the home folder. */
    static DataSetCache ofUser(Map<String, String> environment, String home) {
        return new DataSetCache(CacheFolder.ofUser(environment, home));
    }

    /**
     * The folder of a name, filled now if it is not there yet; where the cache cannot be written, a fresh temporary folder that
     * is deleted when the program ends.
     *
     * @throws InputException if the temporary folder cannot be written either
     */
    synchronized Path folder(String name, Filling filling) {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (elsewhere.containsKey(name)) {
            return elsewhere.get(name);
        }
        try {
            return fill(folder, filling);
        } catch (IOException e) {
            return fillElsewhere(name, filling, e);
        }
    }

    private Path fill(Path folder, Filling filling) throws IOException {
        Files.createDirectories(root);
        String beginning = "." + folder.getFileName() + ".";
        sweep(beginning);
        Path temporary = root.resolve(beginning + UUID.randomUUID() + ENDING);
        try {
            Files.createDirectory(temporary);
            filling.into(temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteQuietly(temporary);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // another process was first, and its folder holds the same
        }
        return folder;
    }

    private Path fillElsewhere(String name, Filling filling, IOException reason) {
        try {
            Path folder = Files.createTempDirectory(name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder)));
            filling.into(folder);
            elsewhere.put(name, folder);
            return folder;
        } catch (IOException e) {
            if (e != reason) {
                e.addSuppressed(reason);
            }
            throw new InputException(
                    "drawn faces can be written neither to " + root + " (" + reason.getMessage()
                            + ") nor to a temporary folder (" + e.getMessage()
                            + "): expected a folder with room for them in LANDMARK_CACHE",
                    e);
        }
    }

    /** Deletes what was left half filled long ago; a younger folder may be another process at work. */
    private void sweep(String beginning) {
        Instant limit = Instant.now().minus(STALE);
        try (Stream<Path> files = Files.list(root)) {
            List<Path> unfinished = files.filter(
                            file -> isUnfinished(file.getFileName().toString(), beginning))
                    .toList();
            for (Path file : unfinished) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    deleteQuietly(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // a stale temporary folder does no harm
        }
    }

    private static boolean isUnfinished(String name, String beginning) {
        return name.startsWith(beginning) && name.endsWith(ENDING);
    }

    private static void deleteQuietly(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // a stale temporary folder does no harm
        }
    }
}
