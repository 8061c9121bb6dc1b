package org.landmark.data.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: to a temporary name beside it, synced, then renamed over it. */
public final class AtomicFile {
    private AtomicFile() {}

    /** What is written; the stream is buffered and closed by the caller. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What is written, anywhere in the file; the channel is closed by the caller. */
    @FunctionalInterface
    public interface ChannelContent {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes or replaces a file; folders above it are made.
     *
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static void write(Path file, Content content) throws IOException {
        writeChannel(file, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
        });
    }

    /**
     * Writes or replaces a file that is not written from its beginning to its end; folders above it are made.
     *
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static void writeChannel(Path file, ChannelContent content) throws IOException {
        write(file, content, true);
    }

    /**
     * Writes or replaces a file that can be done without, and does not wait for the disk: readers see it whole or as it was before, but
     * after a loss of power it may be neither. Folders above it are made.
     *
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        write(
                file,
                channel -> {
                    ByteBuffer rest = ByteBuffer.wrap(bytes);
                    while (rest.hasRemaining()) {
                        channel.write(rest);
                    }
                },
                false);
    }

    private static void write(Path file, ChannelContent content, boolean synced) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + " is a folder");
        }
        Files.createDirectories(folder);
        String writer =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        Path temporary = folder.resolve("." + target.getFileName() + "." + writer + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                if (synced) {
                    channel.force(true);
                }
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (synced) {
                sync(folder);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** So that the new name, too, outlasts a loss of power; where a folder can't be synced, the system sees to it in its own time. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) { // as on Windows
            return;
        }
    }

    /**
     * Deletes what kills have left of files in a folder that were being written, where nobody writes any now.
     *
     * @throws IOException if they can't be listed or deleted
     */
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*.*-*.tmp")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Writes or replaces a text file in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
