package org.landmark.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.InputException;

/** Decodes single photos; see {@link PhotoReader} for many. */
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
        try (PhotoReader reader = new PhotoReader()) {
            return reader.read(photo, grey).clone();
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

    /**
     * Decodes a picture with its transparency, to be laid over others.
     *
     * @return of type ARGB
     * @throws InputException as {@link #decode}, and if it has no transparency
     */
    public static BufferedImage transparent(Path picture) {
        try (PhotoReader reader = new PhotoReader()) {
            Mat pixels = reader.readUnchanged(picture);
            if (pixels.type() != opencv_core.CV_8UC4) {
                throw InputException.in(
                        picture, "has no transparency (expected a PNG with an alpha channel, 8 bits a channel)");
            }
            BufferedImage image = new BufferedImage(pixels.cols(), pixels.rows(), BufferedImage.TYPE_INT_ARGB);
            int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
            // blue, green, red, alpha in memory are alpha, red, green, blue of a number whose lowest byte comes first
            pixels.<ByteBuffer>createBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(target);
            return image;
        }
    }
}
