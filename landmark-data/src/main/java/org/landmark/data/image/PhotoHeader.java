package org.landmark.data.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;

/**
 * Reads a photo's size from its header, without decoding it: JPEG, PNG or BMP, told by the first bytes. It takes a few hundred
 * bytes of memory, whatever the header claims. Safe for use by several threads.
 */
public final class PhotoHeader {
    /** Larger photos are refused before they are decoded. */
    public static final long MAX_PIXELS = 100_000_000L;

    private static final HeaderFormat[] FORMATS = HeaderFormat.values();

    private PhotoHeader() {}

    /**
     * The photo's size in pixels.
     *
     * @throws MissingPhotoException if there is no such file
     * @throws NoPhotoException if it is no image of a known format
     * @throws LargePhotoException if it has more than {@link #MAX_PIXELS} pixels
     * @throws InputException if its header is broken
     */
    public static ImageSize size(Path photo) {
        if (!Files.isRegularFile(photo)) { // opening a pipe would wait for its writer
            throw new MissingPhotoException(photo);
        }
        try (RandomAccessFile file = new RandomAccessFile(photo.toFile(), "r")) {
            return size(new HeaderBytes.InFile(file), photo);
        } catch (IOException e) {
            throw new InputException(photo + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The size in pixels of a photo in memory.
     *
     * @param bytes the whole file, or enough of its beginning to hold the header, from the buffer's position to its limit, neither
     *     of which is moved
     * @param photo the file's name for messages
     * @throws InputException as {@link #size(Path)}
     */
    public static ImageSize size(ByteBuffer bytes, Path photo) {
        return size(new HeaderBytes.InMemory(bytes), photo);
    }

    private static ImageSize size(HeaderBytes bytes, Path photo) {
        ImageSize size;
        try {
            size = format(bytes, photo).size(bytes);
        } catch (BrokenHeaderException e) {
            throw new InputException(photo + ": has a broken image header (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new InputException(photo + ": can't be read (" + e.getMessage() + ")", e);
        }
        if ((long) size.width() * size.height() > MAX_PIXELS) {
            throw new LargePhotoException(photo, size, MAX_PIXELS);
        }
        return size;
    }

    private static HeaderFormat format(HeaderBytes bytes, Path photo) throws IOException {
        for (HeaderFormat format : FORMATS) {
            if (format.begins(bytes)) {
                return format;
            }
        }
        throw new NoPhotoException(photo);
    }
}
