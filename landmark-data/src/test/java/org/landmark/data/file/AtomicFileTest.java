package org.landmark.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesFoldersAndReplacesAFileWhole() throws IOException {
        Path file = folder.resolve("new/deep/file.txt");
        AtomicFile.write(file, "a long first text");
        AtomicFile.write(file, "zwölf");
        assertThat(file).hasContent("zwölf").hasSize(6);
        assertOnlyFile(file);
    }

    @Test
    void replacesWithoutWaitingForTheDisk() throws IOException {
        Path file = folder.resolve("new/deep/file.bin");
        AtomicFile.replace(file, new byte[] {1, 2, 3});
        AtomicFile.replace(file, new byte[] {4});
        assertThat(file).hasBinaryContent(new byte[] {4});
        assertOnlyFile(file);
    }

    @Test
    void readersSeeTheOldFileUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        AtomicFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(file).hasContent("old");
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void sweepingDeletesWhatKillsLeftAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.tmp"), "mine");
        Files.writeString(folder.resolve(".model.zip.123-1.tmp"), "half");
        Files.writeString(folder.resolve(".000000120.zip.4711-38.tmp"), "half");
        AtomicFile.sweep(folder);
        assertOnlyFile(file);
        AtomicFile.sweep(folder.resolve("none"));
    }

    @Test
    void sweepingKnowsTheNamesThatAreWritten() throws IOException {
        AtomicFile.write(folder.resolve("file"), out -> {
            out.write(1);
            AtomicFile.sweep(folder);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
            Files.createFile(folder.resolve(".file." + ProcessHandle.current().pid() + "-"
                    + Thread.currentThread().getId() + ".tmp")); // for the rename
        });
    }

    @Test
    void contentThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 18]);
                    throw new IOException("disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk is full");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException("fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertOnlyFile(file);
    }

    @Test
    @Timeout(30)
    void writersAtOnceDoNotMixTheirContents() throws Exception {
        Path file = folder.resolve("file");
        CountDownLatch bothWrite = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> written : threads.invokeAll(Stream.of("a", "b")
                    .map(text -> writer(file, text, bothWrite))
                    .toList())) {
                written.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readString(file)).isIn("a".repeat(9), "b".repeat(9));
        assertOnlyFile(file);
    }

    private static Callable<Void> writer(Path file, String text, CountDownLatch bothWrite) {
        return () -> {
            AtomicFile.write(file, out -> {
                bothWrite.countDown();
                try {
                    bothWrite.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                out.write(text.repeat(9).getBytes(StandardCharsets.UTF_8));
            });
            return null;
        };
    }

    private static void assertOnlyFile(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
