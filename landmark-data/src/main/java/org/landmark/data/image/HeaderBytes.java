package org.landmark.data.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/** The bytes of a file, of which a header's reader asks for a few. */
interface HeaderBytes {
    /**
     * The byte at a position, 0 to 255, or -1 behind the end.
     *
     * @throws IOException if it can't be read
     */
    int at(long position) throws IOException;

    /** Two bytes, the higher first, or -1 where they reach behind the end. */
    default int bigEndian16(long position) throws IOException {
        int high = at(position);
        int low = at(position + 1);
        return low < 0 ? -1 : high << 8 | low;
    }

    /** Bytes in memory, from the buffer's position to its limit; the buffer stays as it is. */
    record InMemory(ByteBuffer buffer) implements HeaderBytes {
        @Override
        public int at(long position) {
            return position < buffer.remaining() ? buffer.get(buffer.position() + (int) position) & 0xFF : -1;
        }
    }

    /** An open file, of which a window of a few hundred bytes is held at a time. */
    final class InFile implements HeaderBytes {
        private final byte[] window = new byte[512];

        // not a channel, which an interrupt of the thread would close
        private final RandomAccessFile file;
        private long start;
        private int length;

        InFile(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public int at(long position) throws IOException {
            if (position < start || position >= start + length) {
                file.seek(position);
                start = position;
                length = Math.max(0, file.read(window));
            }
            return length > 0 ? window[(int) (position - start)] & 0xFF : -1;
        }
    }
}
