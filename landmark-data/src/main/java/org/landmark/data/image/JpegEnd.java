package org.landmark.data.image;

import java.nio.ByteBuffer;

/** Tells whether a JPEG stops before its end. Decoders fill the missing part with grey and say nothing. */
final class JpegEnd {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegEnd() {}

    /** Whether these bytes are a JPEG without an end-of-image marker; thumbnails inside its segments do not count. */
    static boolean isMissing(ByteBuffer file) {
        if (file.limit() < 4 || at(file, 0) != 0xFF || at(file, 1) != 0xD8) {
            return false;
        }
        int position = 2;
        while (position + 3 < file.limit()) {
            if (at(file, position) != 0xFF) {
                return true;
            }
            int marker = at(file, position + 1);
            if (marker == 0xFF) {
                position++;
            } else if (marker == START_OF_SCAN) {
                return !endsAfter(file, position + 2);
            } else {
                position += 2 + (at(file, position + 2) << 8 | at(file, position + 3));
            }
        }
        return true;
    }

    /** Within a scan, 0xFF is followed by 0 or by a marker, so the end marker can't be mistaken. */
    private static boolean endsAfter(ByteBuffer file, int start) {
        for (int i = file.limit() - 2; i >= start; i--) {
            if (at(file, i) == 0xFF && at(file, i + 1) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static int at(ByteBuffer file, int position) {
        return file.get(position) & 0xFF;
    }
}
