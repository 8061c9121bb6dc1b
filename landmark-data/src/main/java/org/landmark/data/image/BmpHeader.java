package org.landmark.data.image;

import java.io.IOException;
import org.landmark.data.ImageSize;

/** The header of a Windows bitmap: BITMAPCOREHEADER of 12 bytes or BITMAPINFOHEADER and its longer successors. */
final class BmpHeader {
    private static final int LENGTH = 14;
    private static final int WIDTH = 18;
    private static final int CORE = 12;
    private static final String ENDS = "the file ends within the bitmap's header";

    private BmpHeader() {}

    static ImageSize size(HeaderBytes bytes) throws IOException {
        if (bytes.at(LENGTH + 3) < 0) {
            throw new BrokenHeaderException(ENDS);
        }
        int length = word(bytes, LENGTH);
        boolean core = length == CORE;
        if (!core && length != 40 && length != 52 && length != 56 && length != 64 && length != 108 && length != 124) {
            throw new BrokenHeaderException("no bitmap has a header of " + Integer.toUnsignedString(length) + " bytes");
        }
        if (bytes.at(LENGTH + length - 1) < 0) {
            throw new BrokenHeaderException(ENDS);
        }
        int width = core ? half(bytes, WIDTH) : word(bytes, WIDTH);
        // rows from top to bottom are told by a negative height
        int height = core ? half(bytes, WIDTH + 2) : Math.abs(word(bytes, WIDTH + 4));
        int planes = half(bytes, WIDTH + (core ? 4 : 8));
        int bits = half(bytes, WIDTH + (core ? 6 : 10));
        if (width <= 0 || height <= 0) { // the lowest int has no positive counterpart
            throw new BrokenHeaderException("the image is empty: " + width + "x" + height);
        }
        if (planes != 1) {
            throw new BrokenHeaderException("expected 1 plane, came " + planes);
        }
        if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) {
            throw new BrokenHeaderException("expected 1, 4, 8, 16, 24 or 32 bits a pixel, came " + bits);
        }
        return new ImageSize(width, height);
    }

    /** Two bytes, the lower first. */
    private static int half(HeaderBytes bytes, int position) throws IOException {
        return bytes.at(position) & 0xFF | (bytes.at(position + 1) & 0xFF) << 8;
    }

    private static int word(HeaderBytes bytes, int position) throws IOException {
        return half(bytes, position) | half(bytes, position + 2) << 16;
    }
}
