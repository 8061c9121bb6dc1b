package org.landmark.data.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.transform.Homography;

/**
 * A whole photo as it is seen: turned upright where its file's EXIF says how. Its pixels are off-heap until it is closed, and are only
 * read, so that several threads may share it.
 */
public final class Photo implements AutoCloseable {
    private final Mat colour;
    private final Mat grey;
    private final Orientation orientation;

    private Photo(Mat colour, Mat grey, Orientation orientation) {
        this.colour = colour;
        this.grey = grey;
        this.orientation = orientation;
    }

    /**
     * Decodes a photo's file.
     *
     * @throws InputException if it is missing, truncated, no image (JPEG, PNG or BMP), or too large
     */
    public static Photo read(Path file) {
        try (PhotoReader reader = new PhotoReader()) {
            reader.load(file);
            return decoded(reader, file);
        }
    }

    /**
     * Decodes a photo's file that is in memory already.
     *
     * @param name to speak of it in messages
     * @throws InputException as {@link #read}
     */
    public static Photo of(byte[] file, String name) {
        try (PhotoReader reader = new PhotoReader()) {
            reader.load(file, Path.of(name));
            return decoded(reader, Path.of(name));
        }
    }

    private static Photo decoded(PhotoReader reader, Path name) {
        Mat colour = reader.decoded(name, false).clone();
        Mat grey = reader.decoded(name, true).clone(); // not by way of the colours, as training had it
        Orientation orientation = Orientation.of(reader.bytes());
        return new Photo(orientation.upright(colour), orientation.upright(grey), orientation);
    }

    /** A picture in memory, which is upright; transparency is passed over, as in files. */
    public static Photo of(BufferedImage image) {
        Mat colour = new Mat(image.getHeight(), image.getWidth(), CV_8UC3);
        try (BytePointer target = colour.data()) {
            target.put(bytes(image));
        }
        return ofColour(colour);
    }

    /**
     * A picture that was decoded elsewhere, as one of a video.
     *
     * @param pixels blue, green and red, 8 bits each, row by row without gaps; closed with the photo
     */
    public static Photo ofColour(Mat pixels) {
        Mat grey = new Mat();
        cvtColor(pixels, grey, COLOR_BGR2GRAY);
        return new Photo(pixels, grey, Orientation.UPRIGHT);
    }

    private static byte[] bytes(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && image.getRaster().getParent() == null) {
            return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        }
        int width = image.getWidth();
        byte[] bytes = new byte[3 * width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                bytes[at++] = (byte) rgb;
                bytes[at++] = (byte) (rgb >> 8);
                bytes[at++] = (byte) (rgb >> 16);
            }
        }
        return bytes;
    }

    /** Upright. */
    public ImageSize size() {
        return new ImageSize(colour.cols(), colour.rows());
    }

    /** Blue, green and red, 8 bits each; this photo's own. */
    public Mat colour() {
        return colour;
    }

    /** Brightness, 8 bits (luma by ITU-R BT.601); this photo's own. */
    public Mat grey() {
        return grey;
    }

    /** A copy in colour, for drawings. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(colour.cols(), colour.rows(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        colour.<ByteBuffer>createBuffer().get(target);
        return image;
    }

    /** Points of the upright photo where they are among the pixels as they lie in the file, which annotations count in. */
    public Landmarks inFile(Landmarks landmarks) {
        return orientation.toFile(size()).apply(landmarks);
    }

    /** A box likewise. */
    public BoundingBox inFile(BoundingBox box) {
        return moved(box, orientation.toFile(size()));
    }

    /** A box among the pixels as they lie in the file, where it is on the upright photo. */
    public BoundingBox upright(BoundingBox inFile) {
        return moved(inFile, orientation.toFile(size()).inverse());
    }

    private static BoundingBox moved(BoundingBox box, Homography map) {
        Landmarks corners = map.apply(Landmarks.of(
                box.left() - 0.5, box.top() - 0.5, box.left() + box.width() - 0.5, box.top() + box.height() - 0.5));
        return new BoundingBox(
                Math.min(corners.x(0), corners.x(1)) + 0.5,
                Math.min(corners.y(0), corners.y(1)) + 0.5,
                Math.abs(corners.x(0) - corners.x(1)),
                Math.abs(corners.y(0) - corners.y(1)));
    }

    /** The size as the pixels lie in the file. */
    public ImageSize sizeInFile() {
        return orientation.transposed() ? new ImageSize(colour.rows(), colour.cols()) : size();
    }

    @Override
    public void close() {
        colour.close();
        grey.close();
    }
}
