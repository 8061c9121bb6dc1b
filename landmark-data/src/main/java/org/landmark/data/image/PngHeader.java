package org.landmark.data.image;

import java.io.IOException;
import java.util.zip.CRC32;
import org.landmark.data.ImageSize;

/** The first chunk of a PNG, IHDR (ISO/IEC 15948, 11.2.2). */
final class PngHeader {
    private static final int LENGTH = 8;
    private static final int TYPE = 12;
    private static final int WIDTH = 16;
    private static final int HEIGHT = 20;
    private static final int DEPTH = 24;
    private static final int COLOUR = 25;
    private static final int COMPRESSION = 26;
    private static final int FILTER = 27;
    private static final int INTERLACE = 28;
    private static final int CHECKSUM = 29;
    private static final int END = 33;
    private static final int CONTENT = 13;
    private static final int IHDR = 0x49484452;

    private PngHeader() {}

    static ImageSize size(HeaderBytes bytes) throws IOException {
        if (bytes.at(END - 1) < 0) {
            throw new BrokenHeaderException("the file ends within the PNG's first chunk");
        }
        if (word(bytes, LENGTH) != CONTENT || word(bytes, TYPE) != IHDR) {
            throw new BrokenHeaderException("the PNG's first chunk is not IHDR");
        }
        CRC32 checksum = new CRC32();
        for (int i = TYPE; i < CHECKSUM; i++) {
            checksum.update(bytes.at(i));
        }
        if ((int) checksum.getValue() != word(bytes, CHECKSUM)) {
            throw new BrokenHeaderException("the checksum of the PNG's first chunk is wrong");
        }
        int depth = bytes.at(DEPTH);
        int colour = bytes.at(COLOUR);
        if (!exists(colour, depth)) {
            throw new BrokenHeaderException("a PNG of colour type " + colour + " with " + depth + " bits");
        }
        if (bytes.at(COMPRESSION) != 0 || bytes.at(FILTER) != 0 || bytes.at(INTERLACE) > 1) {
            throw new BrokenHeaderException("the PNG's compression, filter or interlace method is unknown");
        }
        int width = word(bytes, WIDTH);
        int height = word(bytes, HEIGHT);
        if (width <= 0 || height <= 0) {
            throw new BrokenHeaderException(
                    "the image is empty: " + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height));
        }
        return new ImageSize(width, height);
    }

    /** Table 11.1: grey, colour, palette, grey with alpha, colour with alpha. */
    private static boolean exists(int colour, int depth) {
        return switch (colour) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private static int word(HeaderBytes bytes, int position) throws IOException {
        return bytes.bigEndian16(position) << 16 | bytes.bigEndian16(position + 2);
    }
}
