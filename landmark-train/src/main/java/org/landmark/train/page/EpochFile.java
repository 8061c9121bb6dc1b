package org.landmark.train.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * {@code epochs.bin}: a record for each epoch, all of one size and in their order, each with its checksum. One that a kill has torn, or
 * that was altered, is as if it were not there: a run does not go on from here, it only shows what was.
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
     * Forgets what comes after an epoch: a run that goes on from there writes it again.
     *
     * @throws IOException if it can't be written
     */
    void keepTo(int epoch) throws IOException {
        Files.createDirectories(path.getParent());
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate((long) epoch * size());
        }
    }

    /**
     * Writes an epoch to its place.
     *
     * @throws IOException if it can't be written
     */
    void write(EpochRecord one) throws IOException {
        ByteBuffer bytes = bytes(one);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long place = (long) (one.epoch() - 1) * size();
            while (bytes.hasRemaining()) {
                channel.write(bytes, place + bytes.position());
            }
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
     * The records of some epochs that are there and whole.
     *
     * @param from the first epoch, from 1
     * @param count how many epochs, at most
     * @throws IOException if the file can't be read; that it is not there is no fault
     */
    public List<EpochRecord> read(int from, int count) throws IOException {
        List<EpochRecord> records = new ArrayList<>();
        if (!Files.isRegularFile(path)) {
            return records;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long begin = (long) (from - 1) * size();
            long whole = Math.min(channel.size(), MOST_BYTES) / size() * size();
            long end = Math.min(whole, begin + (long) count * size());
            if (end <= begin) {
                return records;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) (end - begin));
            while (bytes.hasRemaining() && channel.read(bytes, begin + bytes.position()) >= 0) {
                continue;
            }
            for (int i = 0; (i + 1) * size() <= bytes.position(); i++) {
                record(bytes.slice(i * size(), size()), from + i).ifPresent(records::add);
            }
        }
        return records;
    }

    private Optional<EpochRecord> record(ByteBuffer bytes, int epoch) {
        int end = size() - Integer.BYTES;
        if (bytes.getInt(end) != checksum(bytes.duplicate().position(end))
                || bytes.getInt() != MAGIC
                || bytes.getInt() != epoch) {
            return Optional.empty();
        }
        double rate = bytes.getDouble();
        double pixels = bytes.getDouble();
        float[] points = new float[numbers];
        bytes.asFloatBuffer().get(points);
        return Optional.of(new EpochRecord(epoch, rate, pixels, points));
    }

    /** Of what lies before a buffer's position. */
    static int checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate().flip());
        return (int) crc.getValue();
    }
}
