package org.landmark.train.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.landmark.data.InputException;

/** Keeps a run folder to one training at a time, by a lock on its {@code run.lock} that a kill gives free. */
public final class RunLock {
    /** What is done with the folder. */
    @FunctionalInterface
    public interface Work {
        int run() throws IOException;
    }

    private RunLock() {}

    /**
     * Works on a run folder, which is made if it is not there.
     *
     * @throws InputException if another training has it, or it can't be written
     */
    public static int holding(RunFolder folder, Work work) throws IOException {
        try (FileChannel channel = open(folder.root())) {
            if (!isTaken(channel)) {
                throw InputException.in(folder.root(), "another training is writing this run folder");
            }
            return work.run();
        }
    }

    private static FileChannel open(Path root) {
        try {
            Files.createDirectories(root);
            return FileChannel.open(root.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new InputException(root + ": can't be written as a run folder (" + e + ")", e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this very process
            return false;
        }
    }
}
