package org.landmark.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
}
