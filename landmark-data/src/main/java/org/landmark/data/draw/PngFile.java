package org.landmark.data.draw;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.landmark.data.file.AtomicFile;

/** Pictures as PNG. */
public final class PngFile {
    private PngFile() {}

    /**
     * Writes or replaces a PNG file; folders above it are made.
     *
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static void write(Path file, BufferedImage image) throws IOException {
        AtomicFile.write(file, out -> encode(image, out));
    }

    /** The bytes such a file would hold. */
    public static byte[] bytes(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encode(image, out);
        return out.toByteArray();
    }

    private static void encode(BufferedImage image, OutputStream out) throws IOException {
        // ImageIO would otherwise keep a copy in the system's folder for temporary files.
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("no PNG writer for an image of type " + image.getType());
            }
        }
    }
}
