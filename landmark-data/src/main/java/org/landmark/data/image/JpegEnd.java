package org.landmark.data.image;

import static org.landmark.data.image.JpegSegments.END_OF_IMAGE;
import static org.landmark.data.image.JpegSegments.START_OF_SCAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Tells whether a JPEG stops before its end. Decoders fill the missing part with grey and say nothing. */
final class JpegEnd {
    private JpegEnd() {}

    /** Whether these bytes are a JPEG without an end-of-image marker; thumbnails inside its segments do not count. */
    static boolean isMissing(ByteBuffer file) {
        HeaderBytes bytes = new HeaderBytes.InMemory(file);
        try {
            if (!HeaderFormat.JPEG.begins(bytes)) {
                return false;
            }
            long scan = JpegSegments.find(bytes, marker -> marker == START_OF_SCAN);
            return scan < 0 || !endsAfter(file, (int) scan);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** Within a scan, 0xFF is followed by 0 or by a marker, so the end marker can't be mistaken. */
    private static boolean endsAfter(ByteBuffer file, int start) {
        for (int i = file.limit() - 2; i >= start; i--) {
            if (file.get(i) == (byte) 0xFF && file.get(i + 1) == (byte) END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }
}
