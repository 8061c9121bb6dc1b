package org.landmark.data.image;

import java.io.IOException;
import org.landmark.data.ImageSize;

/** The formats of photos, each known by its first bytes. */
enum HeaderFormat {
    /** ISO/IEC 10918-1; known by the start-of-image marker and the first byte of another. */
    JPEG(0xFF, 0xD8, 0xFF) {
        @Override
        ImageSize size(HeaderBytes bytes) throws IOException {
            return JpegFrame.size(bytes);
        }
    },
    /** ISO/IEC 15948. */
    PNG(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n') {
        @Override
        ImageSize size(HeaderBytes bytes) throws IOException {
            return PngHeader.size(bytes);
        }
    },
    /** The bitmap of Windows, after its file header of 14 bytes. */
    BMP('B', 'M') {
        @Override
        ImageSize size(HeaderBytes bytes) throws IOException {
            return BmpHeader.size(bytes);
        }
    };

    private final int[] signature;

    HeaderFormat(int... signature) {
        this.signature = signature;
    }

    /**
     * The size that the header claims.
     *
     * @throws BrokenHeaderException if it claims none
     */
    abstract ImageSize size(HeaderBytes bytes) throws IOException;

    boolean begins(HeaderBytes bytes) throws IOException {
        for (int i = 0; i < signature.length; i++) {
            if (bytes.at(i) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
