package org.landmark.data.synthetic;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.landmark.data.file.AtomicFile;

/** Writes photos, whatever their names end in. */
final class PhotoFile {
    private static final float QUALITY = 0.9f;

    private PhotoFile() {}

    static void jpeg(Path file, BufferedImage photo) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
        write(file, photo, writer, parameters);
    }

    /** A PNG of 8 bits per channel with a fourth one, alpha, that is opaque everywhere. */
    static void pngWithAlpha(Path file, BufferedImage photo) throws IOException {
        BufferedImage opaque = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = opaque.createGraphics();
        pen.drawImage(photo, 0, 0, null);
        pen.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        write(file, opaque, writer, writer.getDefaultWriteParam());
    }

    private static void write(Path file, BufferedImage photo, ImageWriter writer, ImageWriteParam parameters)
            throws IOException {
        AtomicFile.write(file, out -> {
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(photo, null, null), parameters);
            } finally {
                writer.dispose();
            }
        });
    }
}
