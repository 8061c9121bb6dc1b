package org.landmark.train.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.models.bundle.Checkpoint;

/**
 * The last checkpoints of a run, {@code checkpoints/000004800.zip} and so on by the number of steps taken. Each is written whole or not at
 * all; an older one goes only when a newer one stands.
 *
 * @param folder that they lie in, which is made when it is needed
 */
public record RunCheckpoints(Path folder) {
    private static final String NAMES = "[0-9]*.zip";

    /**
     * A checkpoint that was read.
     *
     * @param file that holds it
     * @param checkpoint what it holds
     * @param damaged newer ones that could not be read, a line each that says why
     */
    public record Found(Path file, Checkpoint<SavedRun> checkpoint, List<String> damaged) {}

    /**
     * Writes one more.
     *
     * @param keep how many stay
     * @throws IOException if it can't be written; those before it stay as they are
     */
    public void write(Checkpoint<SavedRun> checkpoint, int keep) throws IOException {
        int steps = checkpoint.network().getIterationCount();
        checkpoint.write(folder.resolve(String.format(Locale.ROOT, "%09d.zip", steps)));
        List<Path> all = newestFirst();
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    /**
     * The newest that is whole; empty if there is none at all.
     *
     * @throws InputException if there are some, but none is whole, or only an earlier version's
     */
    public Optional<Found> newest() {
        List<String> damaged = new ArrayList<>();
        for (Path file : listed()) {
            try {
                return Optional.of(new Found(file, Checkpoint.read(file, SavedRun.class), damaged));
            } catch (InputException e) {
                damaged.add(e.getMessage());
            }
        }
        Path single = folder.resolveSibling("checkpoint.zip");
        if (!damaged.isEmpty()) {
            throw new InputException(damaged.get(0)
                    + (damaged.size() == 1 ? "; it is the only checkpoint" : "; nor can the ones before it be used"));
        } else if (Files.exists(single)) {
            throw InputException.in(single, "is the checkpoint of an earlier version, which this one can't go on with");
        }
        return Optional.empty();
    }

    /**
     * Puts aside, as {@code .broken}, what is newer than the checkpoint that a run goes on from: those could not be read.
     *
     * @throws IOException if they can't be renamed
     */
    public void goOnFrom(Path file) throws IOException {
        for (Path newer : newestFirst()) {
            if (newer.getFileName().equals(file.getFileName())) {
                return;
            }
            Files.move(
                    newer, newer.resolveSibling(newer.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> listed() {
        try {
            return newestFirst();
        } catch (IOException e) {
            throw new InputException(folder + ": can't be listed (" + e.getMessage() + ")", e);
        }
    }

    private List<Path> newestFirst() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NAMES)) {
                all.forEach(files::add);
            }
        }
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString())
                .reversed());
        return files;
    }
}
