package org.landmark.train.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * {@code epochs.bin}: records of one size, each with its checksum, in the order of the epochs. A record that a kill has torn, or that was
 * altered, is as if it were not there; nothing is ever lost that the run itself goes on from.
 *
 * @param path of the file
 * @param numbers that a record has for its points
 */
public record EpochFile(Path path, int numbers) {
    private static final int MAGIC = 0x4C4D_4550;

    /** How large a file is looked at. */
    private static final long MOST_BYTES = 1L << 30;

    private int size() {
        return 2 * Integer.BYTES + 2 * Double.BYTES + numbers * Float.BYTES + Integer.BYTES;
    }

    /**
     * Forgets what comes after an epoch, so that a run that goes on from there writes it again.
     *
     * @throws IOException if it can't be written
     */
    void keepTo(int epoch) throws IOException {
        List<EpochRecord> kept =
                read(0, Integer.MAX_VALUE).stream().filter(r -> r.epoch() <= epoch).toList();
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (EpochRecord one : kept) {
                channel.write(bytes(one));
            }
        }
        Files.move(
                fresh,
                path,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Adds an epoch.
     *
     * @throws IOException if it can't be written
     */
    void add(EpochRecord one) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(bytes(one));
        }
    }

    private ByteBuffer bytes(EpochRecord one) {
        if (one.points().length != numbers) {
            throw new IllegalArgumentException("expected " + numbers + " numbers, came " + one.points().length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size());
        bytes.putInt(MAGIC).putInt(one.epoch()).putDouble(one.learningRate()).putDouble(one.pixels());
        for (float number : one.points()) {
            bytes.putFloat(number);
        }
        return bytes.putInt(checksum(bytes)).flip();
    }

    /**
     * Records in the order of the file that are whole.
     *
     * @param first the first record to look at, from 0
     * @param count how many to look at, at most
     * @throws IOException if the file can't be read; that it is not there is no fault
     */
    public List<EpochRecord> read(int first, int count) throws IOException {
        List<EpochRecord> records = new ArrayList<>();
        if (!Files.isRegularFile(path)) {
            return records;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long from = Math.max(0, (long) first * size());
            long to = Math.min(Math.min(channel.size(), MOST_BYTES), from + (long) count * size());
            if (to - from < size()) {
                return records;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) ((to - from) / size() * size()));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                continue;
            }
            bytes.flip();
            while (bytes.remaining() >= size()) {
                EpochRecord one = next(bytes.slice(bytes.position(), size()));
                if (one != null) {
                    records.add(one);
                }
                bytes.position(bytes.position() + size());
            }
        }
        return records;
    }

    /** Null if it is not whole. */
    private EpochRecord next(ByteBuffer bytes) {
        int end = size() - Integer.BYTES;
        if (bytes.getInt(end) != checksum(bytes.duplicate().position(end)) || bytes.getInt() != MAGIC) {
            return null;
        }
        int epoch = bytes.getInt();
        double rate = bytes.getDouble();
        double pixels = bytes.getDouble();
        float[] points = new float[numbers];
        bytes.asFloatBuffer().get(points);
        return epoch < 1 ? null : new EpochRecord(epoch, rate, pixels, points);
    }

    /** Of what lies before a buffer's position. */
    private static int checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate().flip());
        return (int) crc.getValue();
    }
}
