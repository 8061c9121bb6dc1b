package org.landmark.data.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.landmark.data.patch.PatchPixels;
import org.landmark.data.patch.PlacedFace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open crop file. It stays open for as long as any face of it is used, and is closed when the last one has been collected. Safe for
 * several threads.
 */
public final class CropFile {
    private static final Logger LOG = LoggerFactory.getLogger(CropFile.class);

    private final Path path;
    private final FileChannel channel;
    private final CropIndex index;
    private final AtomicBoolean damaged = new AtomicBoolean();

    private CropFile(Path path, FileChannel channel, CropIndex index) {
        this.path = path;
        this.channel = channel;
        this.index = index;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if there is none, or it is cut off or damaged
     */
    static CropFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new CropFile(path, channel, CropIndex.read(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** For a file of which no face is used. */
    void close() throws IOException {
        channel.close();
    }

    String fingerprint() {
        return index.fingerprint();
    }

    int faces() {
        return index.entries().size();
    }

    public Path path() {
        return path;
    }

    /** How many bytes of pixels it holds. */
    public long bytes() {
        return index.entries().stream().mapToLong(CropEntry::length).sum();
    }

    /** Why a face can't be used, if it can't. */
    public Optional<String> problem(int number) {
        return Optional.of(index.entries().get(number).problem()).filter(line -> !line.isEmpty());
    }

    /** The pixels of a face that can be used. */
    public PatchPixels pixels(int number, PlacedFace face, int channels) {
        return new FilePixels(this, number, face, channels);
    }

    /** Reads a face's pixels into a buffer of their length and tells whether they are what was once written. */
    boolean read(int number, ByteBuffer target) {
        CropEntry entry = index.entries().get(number);
        try {
            if (entry.length() == target.limit()) {
                while (target.hasRemaining() && channel.read(target, entry.offset() + target.position()) >= 0) {
                    // until all is there
                }
                if (!target.hasRemaining() && checksum(target.flip()) == entry.checksum()) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.debug("{} can't be read", path, e);
        }
        if (damaged.compareAndSet(false, true)) {
            giveUp();
        }
        return false;
    }

    /** Deletes the file, so that it is made anew the next time; what is whole of it can still be read now. */
    private void giveUp() {
        LOG.warn("the crops in {} are damaged: photos are decoded instead, and the file is made anew next time", path);
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted ({}): it has to be by hand", path, e.toString());
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
