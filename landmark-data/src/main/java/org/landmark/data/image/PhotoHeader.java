package org.landmark.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;

/** Reads a photo's size from its header, without decoding it. */
public final class PhotoHeader {
    /** Larger photos are refused before they are decoded. */
    public static final long MAX_PIXELS = 100_000_000L;

    private PhotoHeader() {}

    /**
     * The photo's size in pixels.
     *
     * @throws InputException if the file is missing, is no image, or has more than {@link #MAX_PIXELS} pixels
     */
    public static ImageSize size(Path photo) {
        if (!Files.isRegularFile(photo)) {
            throw InputException.in(photo, "no such photo");
        }
        ImageSize size = read(photo);
        if ((long) size.width() * size.height() > MAX_PIXELS) {
            throw InputException.in(
                    photo, "is too large: " + size + " (at most " + MAX_PIXELS / 1_000_000 + " megapixels)");
        }
        return size;
    }

    private static ImageSize read(Path photo) {
        try (ImageInputStream in = ImageIO.createImageInputStream(photo.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw InputException.in(photo, "is not an image of a known format (expected JPEG, PNG or BMP)");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new ImageSize(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // readers of a damaged header fail in any way; OutOfMemoryError: a palette of the size that it claims
            throw new InputException(photo + ": has a broken image header (" + e.getMessage() + ")", e);
        }
    }
}
