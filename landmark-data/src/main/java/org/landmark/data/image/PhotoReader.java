package org.landmark.data.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;

/**
 * Decodes photos with OpenCV, one after the other, from the same off-heap memory. Not for several threads.
 */
public final class PhotoReader implements AutoCloseable {
    private static final long MAX_BYTES = 1 << 28;

    private final Mat pixels = new Mat();
    private BytePointer file = new BytePointer(1 << 18);
    private int length;

    /**
     * Decodes a whole photo, 8 bits a channel.
     *
     * @param grey one channel (luma by ITU-R BT.601), otherwise three in the order blue, green, red
     * @return the pixels, this reader's until the next photo
     * @throws InputException if the file is missing, truncated, no image, or too large
     */
    public Mat read(Path photo, boolean grey) {
        load(photo);
        return decoded(photo, grey);
    }

    /** Decodes a whole picture with all its channels, as deep as they are. */
    Mat readUnchanged(Path picture) {
        load(picture);
        return decoded(picture, IMREAD_UNCHANGED);
    }

    /** Decodes the file in memory; see {@link #read}. */
    Mat decoded(Path photo, boolean grey) {
        return decoded(photo, (grey ? IMREAD_GRAYSCALE : IMREAD_COLOR) | IMREAD_IGNORE_ORIENTATION);
    }

    private Mat decoded(Path photo, int flags) {
        ByteBuffer bytes = bytes();
        ImageSize size = PhotoHeader.size(bytes, photo);
        if (JpegEnd.isMissing(bytes)) {
            throw InputException.in(photo, "is truncated (the JPEG has no end-of-image marker)");
        }
        try (Mat encoded = new Mat(1, bytes.remaining(), opencv_core.CV_8UC1, file)) {
            decode(encoded, flags, photo);
        }
        if (pixels.empty() || pixels.cols() != size.width() || pixels.rows() != size.height()) {
            throw InputException.in(photo, "can't be decoded (truncated or damaged)");
        }
        return pixels;
    }

    /** The file in memory. */
    ByteBuffer bytes() {
        return file.limit(length).asByteBuffer();
    }

    /** Takes a file that is in memory already. */
    void load(byte[] bytes, Path photo) {
        reserve(bytes.length, photo);
        file.limit(bytes.length).put(bytes);
        length = bytes.length;
    }

    /** Reads the file into memory. */
    void load(Path photo) {
        if (!Files.isRegularFile(photo)) { // opening a pipe would wait for its writer
            throw new MissingPhotoException(photo);
        }
        try (FileChannel channel = FileChannel.open(photo, StandardOpenOption.READ)) {
            long size = channel.size();
            reserve(size, photo);
            ByteBuffer bytes = file.limit(size).asByteBuffer();
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is there
            }
            length = bytes.position();
        } catch (IOException e) {
            throw new InputException(photo + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    private void reserve(long size, Path photo) {
        if (size > MAX_BYTES) {
            throw InputException.in(photo, "is too large: " + size + " bytes (at most " + MAX_BYTES + ")");
        }
        if (size > file.capacity()) {
            file.close();
            file = new BytePointer(2 * size);
        }
    }

    /** OpenCV throws, where it leaves the picture empty, a plain RuntimeException, or leaves it as it was. */
    private void decode(Mat encoded, int flags, Path photo) {
        pixels.release(); // what stands there is the photo before, and would still where OpenCV refuses a header
        try {
            imdecode(encoded, flags, pixels).close();
        } catch (RuntimeException e) {
            throw new InputException(photo + ": can't be decoded (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        pixels.close();
        file.close();
    }
}
