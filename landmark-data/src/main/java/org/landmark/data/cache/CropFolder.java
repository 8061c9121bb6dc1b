package org.landmark.data.cache;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of crop files, kept below a size: the files that were used least recently go when a new one needs their room.
 *
 * @param path the folder
 * @param limit of all whole files together, in bytes
 */
record CropFolder(Path path, long limit) {
    private static final Logger LOG = LoggerFactory.getLogger(CropFolder.class);
    private static final long LIMIT = 8L << 30;
    private static final String ENDING = ".crops";
    private static final String UNFINISHED = ".*.tmp"; // as AtomicFile calls them
    private static final Duration STALE = Duration.ofDays(1);

    private record Kept(Path path, long bytes, FileTime used) {}

    CropFolder {
        requireNonNull(path, "path is null");
    }

    CropFolder(Path path) {
        this(path, LIMIT);
    }

    /** The file of a name. */
    Path file(String name) {
        return path.resolve(name + ENDING);
    }

    /** Remembers that a file was used just now. */
    void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("{} can't be touched", file, e); // then it goes earlier than it need
        }
    }

    /**
     * Makes room for a file: what was left half written long ago goes, then what was used least recently.
     *
     * @param replaced the file that will be written, which may be there already
     * @throws IOException if there is not enough room on the disk all the same
     */
    void makeRoom(Path replaced, long bytes) throws IOException {
        Files.createDirectories(path);
        sweep();
        List<Kept> kept = new ArrayList<>();
        for (Path file : list("*" + ENDING)) {
            if (!file.equals(replaced)) {
                kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        kept.sort(Comparator.comparing(Kept::used));
        long sum = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (sum + bytes <= limit) {
                break;
            }
            Files.deleteIfExists(oldest.path());
            sum -= oldest.bytes();
        }
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < bytes) {
            throw new IOException(String.format(
                    Locale.ROOT, "no room: %.1f MB are needed, %.1f MB are free", bytes / 1e6, free / 1e6));
        }
    }

    /** Deletes all crop files, whole and unfinished ones, and returns how many bytes they were. */
    long clear() throws IOException {
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
            LOG.debug("unfinished files in {} can't be swept", path, e);
        }
    }

    /** The files whose names match one of the patterns; none where nothing was ever kept. */
    private List<Path> list(String... patterns) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, pattern)) {
                files.forEach(found::add);
            } catch (NoSuchFileException | NotDirectoryException e) {
                return List.of();
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return found;
    }
}
