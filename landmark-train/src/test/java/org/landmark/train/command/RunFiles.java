package org.landmark.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkpoints of a run, as files. */
final class RunFiles {
    private RunFiles() {}

    /** The oldest first. */
    static List<Path> checkpoints(Path run) throws IOException {
        if (!Files.isDirectory(run.resolve("checkpoints"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.zip"))
                    .sorted()
                    .toList();
        }
    }

    static Path newestCheckpoint(Path run) throws IOException {
        List<Path> all = checkpoints(run);
        return all.get(all.size() - 1);
    }

    static void deleteCheckpoints(Path run) throws IOException {
        for (Path file : checkpoints(run)) {
            Files.delete(file);
        }
    }

    /** Whether a checkpoint is being written, or was when the run was killed. */
    static boolean isWriting(Path run) {
        try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".tmp"));
        } catch (IOException e) {
            return false;
        }
    }
}
