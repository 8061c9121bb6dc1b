package org.landmark.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

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
        private static final int WINDOW = 512;

        private final FileChannel file;
        private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
        private long start;

        InFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int at(long position) throws IOException {
            if (position < start || position >= start + window.limit()) {
                moveTo(position);
            }
            return position < start + window.limit() ? window.get((int) (position - start)) & 0xFF : -1;
        }

        private void moveTo(long position) throws IOException {
            start = position;
            window.clear();
            while (window.hasRemaining()) {
                if (file.read(window, start + window.position()) < 0) {
                    break;
                }
            }
            window.flip();
        }
    }
}
