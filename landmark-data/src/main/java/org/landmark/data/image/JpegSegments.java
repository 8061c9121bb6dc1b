package org.landmark.data.image;

import java.io.IOException;
import java.util.function.IntPredicate;

/** The chain of marker segments at the beginning of a JPEG (ISO/IEC 10918-1, B.1), up to its first scan. */
final class JpegSegments {
    static final int START_OF_SCAN = 0xDA;
    static final int END_OF_IMAGE = 0xD9;

    /** Where the first segment's marker stands. */
    static final long FIRST = 2;

    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int MOST_SEGMENTS = 100_000;

    private JpegSegments() {}

    /**
     * The position behind the marker of the first segment that is wanted, where its length stands; -1 if the file ends or the
     * chain breaks before it. What lies inside other segments, such as a thumbnail, is passed over.
     *
     * @param wanted told the low byte of a marker
     */
    static long find(HeaderBytes bytes, IntPredicate wanted) throws IOException {
        return find(bytes, FIRST, wanted);
    }

    /** The same from the marker at a position on. */
    static long find(HeaderBytes bytes, long start, IntPredicate wanted) throws IOException {
        long position = start;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            if (bytes.at(position) != 0xFF) {
                return -1;
            }
            int marker = bytes.at(++position);
            while (marker == 0xFF) { // fill bytes
                marker = bytes.at(++position);
            }
            position++;
            if (marker > 0 && wanted.test(marker)) {
                return position;
            }
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE || marker <= 0) {
                return -1;
            }
            if (!standsAlone(marker)) {
                int length = bytes.bigEndian16(position);
                if (length < 2) {
                    return -1;
                }
                position += length;
            }
        }
        return -1;
    }

    private static boolean standsAlone(int marker) {
        return marker == TEMPORARY || marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }
}
