package org.landmark.data.image;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.ImageSize;
import org.landmark.data.transform.Homography;

/**
 * How a photo's pixels lie in its file: upright they come by mirroring what lies there and then, where it is transposed, swapping rows
 * and columns.
 *
 * @param transposed whether rows of the file are columns of the upright photo
 * @param mirroredX whether the file's columns run backwards
 * @param mirroredY whether the file's rows run backwards
 */
record Orientation(boolean transposed, boolean mirroredX, boolean mirroredY) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int APP1 = 0xE1;
    private static final int[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    /** By the value of EXIF's tag Orientation (EXIF 2.32, 4.6.4.A), 1 to 8; upright for any other. */
    static Orientation of(int exif) {
        return switch (exif) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    /** Of a photo's file; upright unless it is a JPEG whose EXIF says otherwise. */
    static Orientation of(ByteBuffer file) {
        HeaderBytes bytes = new HeaderBytes.InMemory(file);
        try {
            return HeaderFormat.JPEG.begins(bytes) ? of(value(bytes)) : UPRIGHT;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** The tag's value in the first segment of EXIF, among others of the same marker; 0 if there is none. */
    private static int value(HeaderBytes bytes) throws IOException {
        long segment = JpegSegments.find(bytes, marker -> marker == APP1);
        while (segment >= 0) {
            if (isExif(bytes, segment + 2)) {
                return inTiff(bytes, segment + 2 + EXIF.length);
            }
            segment = JpegSegments.find(bytes, segment + bytes.bigEndian16(segment), marker -> marker == APP1);
        }
        return 0;
    }

    private static boolean isExif(HeaderBytes bytes, long position) throws IOException {
        for (int i = 0; i < EXIF.length; i++) {
            if (bytes.at(position + i) != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    /** Looks through the first directory of a TIFF structure (TIFF 6.0, section 2). */
    private static int inTiff(HeaderBytes bytes, long start) throws IOException {
        boolean little = bytes.at(start) == 'I';
        long directory = start + half(bytes, start + 4 + (little ? 0 : 2), little);
        int entries = half(bytes, directory, little); // an offset of more than 65535 would lie outside the segment
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) ENTRY * i;
            int tag = half(bytes, entry, little);
            if (tag == TAG) {
                return half(bytes, entry + 8, little);
            }
            if (tag < 0) {
                return 0;
            }
        }
        return 0;
    }

    /** Two bytes as a number, or -1 behind the end. */
    private static int half(HeaderBytes bytes, long position, boolean little) throws IOException {
        int both = bytes.bigEndian16(position);
        return little && both >= 0 ? both >> 8 | (both & 0xFF) << 8 : both;
    }

    /** The upright photo; the given one itself where it is upright, which is otherwise closed. */
    Mat upright(Mat file) {
        if (equals(UPRIGHT)) {
            return file;
        }
        try (file) {
            Mat upright = new Mat();
            if (mirroredX || mirroredY) {
                flip(file, upright, mirroredX && mirroredY ? -1 : mirroredX ? 1 : 0);
            } else {
                file.copyTo(upright);
            }
            if (!transposed) {
                return upright;
            }
            try (upright) {
                Mat turned = new Mat();
                transpose(upright, turned);
                return turned;
            }
        }
    }

    /**
     * From pixels of the upright photo to those of the file, both with centres on whole numbers.
     *
     * @param upright the upright photo's size
     */
    Homography toFile(ImageSize upright) {
        int width = transposed ? upright.height() : upright.width();
        int height = transposed ? upright.width() : upright.height();
        Homography swapped = transposed ? Homography.affine(0, 1, 0, 1, 0, 0) : Homography.IDENTITY;
        return swapped.then(Homography.affine(
                mirroredX ? -1 : 1, 0, mirroredX ? width - 1 : 0, 0, mirroredY ? -1 : 1, mirroredY ? height - 1 : 0));
    }
}
