package org.landmark.data.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;

/** Decodes photos with OpenCV. */
public final class PhotoDecoder {
    private PhotoDecoder() {}

    /**
     * Decodes a whole photo, 8 bits a channel.
     *
     * @param grey one channel (luma by ITU-R BT.601), otherwise three in the order blue, green, red
     * @return the pixels, off-heap; the caller closes them
     * @throws InputException if the file is missing, truncated, no image, or too large
     */
    public static Mat decode(Path photo, boolean grey) {
        ImageSize size = PhotoHeader.size(photo);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(photo);
        } catch (IOException e) {
            throw new InputException(photo + ": can't be read (" + e.getMessage() + ")", e);
        }
        if (JpegEnd.isMissing(bytes)) {
            throw InputException.in(photo, "is truncated (the JPEG has no end-of-image marker)");
        }
        try (BytePointer data = new BytePointer(bytes);
                Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, data)) {
            Mat pixels = decode(encoded, grey, photo);
            if (pixels.empty() || pixels.cols() != size.width() || pixels.rows() != size.height()) {
                pixels.close();
                throw InputException.in(photo, "can't be decoded (truncated or damaged)");
            }
            return pixels;
        }
    }

    /**
     * Decodes a whole photo in colour, for drawings.
     *
     * @throws InputException as {@link #decode}
     */
    public static BufferedImage image(Path photo) {
        try (Mat pixels = decode(photo, false)) {
            BufferedImage image = new BufferedImage(pixels.cols(), pixels.rows(), BufferedImage.TYPE_3BYTE_BGR);
            byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            pixels.<ByteBuffer>createBuffer().get(target);
            return image;
        }
    }

    /** OpenCV throws, where it does not give an empty picture, a plain RuntimeException. */
    private static Mat decode(Mat encoded, boolean grey, Path photo) {
        try {
            return imdecode(encoded, (grey ? IMREAD_GRAYSCALE : IMREAD_COLOR) | IMREAD_IGNORE_ORIENTATION);
        } catch (RuntimeException e) {
            throw new InputException(photo + ": can't be decoded (" + e.getMessage() + ")", e);
        }
    }
}
