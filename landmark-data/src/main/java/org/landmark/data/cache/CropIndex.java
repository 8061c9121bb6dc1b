package org.landmark.data.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What stands at the end of a crop file: the entries, and behind them a trailer of fixed length that says where they begin.
 *
 * @param fingerprint of the photos and of what is kept of them
 * @param entries one for each face, in the order of the data set
 */
record CropIndex(String fingerprint, List<CropEntry> entries) {
    private static final long MAGIC = 0x4C4D43524F505301L; // LMCROPS, version 1
    private static final int TRAILER = 24;

    CropIndex {
        entries = List.copyOf(entries);
    }

    void write(FileChannel channel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(fingerprint);
        out.writeInt(entries.size());
        for (CropEntry entry : entries) {
            out.writeLong(entry.offset());
            out.writeInt(entry.length());
            out.writeInt(entry.checksum());
            out.writeUTF(entry.problem());
        }
        byte[] index = bytes.toByteArray();
        long begin = channel.size();
        ByteBuffer all = ByteBuffer.allocate(index.length + TRAILER).put(index);
        all.putLong(begin)
                .putInt(index.length)
                .putInt(checksum(index))
                .putLong(MAGIC)
                .flip();
        long position = begin;
        while (all.hasRemaining()) {
            position += channel.write(all, position);
        }
    }

    /**
     * Reads it.
     *
     * @throws IOException if the file can't be read, or is cut off or damaged
     */
    static CropIndex read(FileChannel channel) throws IOException {
        long end = channel.size() - TRAILER;
        ByteBuffer trailer = bytes(channel, end, TRAILER);
        long begin = trailer.getLong();
        int length = trailer.getInt();
        int checksum = trailer.getInt();
        if (trailer.getLong() != MAGIC || length < 0 || begin < 0 || begin + length != end) {
            throw new IOException("no crop file of this version, or cut off");
        }
        byte[] index = bytes(channel, begin, length).array();
        if (checksum(index) != checksum) {
            throw new IOException("damaged: the index has another checksum");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
        String fingerprint = in.readUTF();
        int count = in.readInt();
        List<CropEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new CropEntry(in.readLong(), in.readInt(), in.readInt(), in.readUTF()));
        }
        return new CropIndex(fingerprint, entries);
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
        if (position < 0) {
            throw new IOException("cut off");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("cut off");
            }
        }
        return bytes.flip();
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
