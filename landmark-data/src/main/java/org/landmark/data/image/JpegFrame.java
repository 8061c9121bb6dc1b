package org.landmark.data.image;

import java.io.IOException;
import org.landmark.data.ImageSize;

/** The frame header of a JPEG (ISO/IEC 10918-1, B.2.2). */
final class JpegFrame {
    private JpegFrame() {}

    static ImageSize size(HeaderBytes bytes) throws IOException {
        long frame = JpegSegments.find(bytes, JpegFrame::isFrame);
        if (frame < 0) {
            throw new BrokenHeaderException("the JPEG has no frame header before its pixels or its end");
        }
        int length = bytes.bigEndian16(frame);
        int precision = bytes.at(frame + 2);
        int height = bytes.bigEndian16(frame + 3);
        int width = bytes.bigEndian16(frame + 5);
        int components = bytes.at(frame + 7);
        if (components < 0 || bytes.at(frame + length - 1) < 0) {
            throw new BrokenHeaderException("the file ends within the JPEG's frame header");
        }
        if (precision != 8) {
            throw new BrokenHeaderException("expected 8 bits a sample, came " + precision);
        }
        if (components != 1 && components != 3 && components != 4) {
            throw new BrokenHeaderException("expected 1, 3 or 4 components, came " + components);
        }
        if (length != 8 + 3 * components) {
            throw new BrokenHeaderException("expected a frame header of " + (8 + 3 * components) + " bytes for "
                    + components + " components, came " + length);
        }
        if (width == 0 || height == 0) {
            throw new BrokenHeaderException("the image is empty: " + width + "x" + height);
        }
        return new ImageSize(width, height);
    }

    /** SOF0 to SOF15, among whose numbers stand three other markers: Huffman tables, an extension, arithmetic conditioning. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
