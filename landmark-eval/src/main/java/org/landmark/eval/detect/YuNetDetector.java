package org.landmark.eval.detect;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_dnn.readNetFromONNX;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;
import org.landmark.data.parallel.Lender;

/**
 * YuNet (W. Wu, H. Peng, S. Yu: YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence Research 2023), a small network
 * that also sees turned and half covered faces; its ONNX file of version 2023mar or later is the user's. A photo is shrunk or enlarged
 * to {@value #SIDE} pixels at its longer side, so that the smallest faces are about 10/{@value #SIDE} of it. A face's score is between
 * {@value #LEAST} and 1.
 */
public final class YuNetDetector implements FaceDetector {
    static final int SIDE = 640;
    static final double LEAST = 0.7;
    private static final int MAX_BYTES = 64 << 20;

    /**
     * Medians over the training side of iBUG 300-W, on which it finds 1628 of 1629 faces; for 80 % of them the middle of the annotation's
     * box lies at -0.050 to 0.015 of the width and -0.001 to 0.067 of the height, and its side is 0.88 to 0.99 of a square as large.
     */
    static final BoxShift SHIFT = new BoxShift(-0.019, 0.039, 0.93);

    private final Lender<Net> networks;

    private YuNetDetector(byte[] onnx, Path file) {
        networks = new Lender<>(() -> load(onnx, file));
        networks.lend(network -> {
            try (Mat black = new Mat(SIDE, SIDE, CV_8UC3, Scalar.BLACK)) {
                answers(network, black); // refuses another network now rather than later
            } catch (RuntimeException e) {
                throw new InputException(
                        file + ": is no YuNet of version 2023mar or later (" + e.getMessage() + ")", e);
            }
        });
    }

    /**
     * The detector of a file.
     *
     * @throws InputException if it is no such network
     */
    public static YuNetDetector of(Path onnx) {
        try {
            if (Files.size(onnx) > MAX_BYTES) {
                throw InputException.in(onnx, "is too large for a YuNet: " + Files.size(onnx) + " bytes");
            }
            return new YuNetDetector(Files.readAllBytes(onnx), onnx);
        } catch (IOException e) {
            throw new InputException(onnx + ": can't be read as a YuNet (" + e + ")", e);
        }
    }

    private static Net load(byte[] onnx, Path file) {
        try (BytePointer bytes = new BytePointer(onnx)) {
            return readNetFromONNX(bytes, onnx.length);
        } catch (RuntimeException e) { // OpenCV's own errors come as plain ones
            throw new InputException(file + ": is no network in ONNX that OpenCV knows (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public List<DetectedFace> detect(Photo photo) {
        double scale =
                (double) SIDE / Math.max(photo.size().width(), photo.size().height());
        List<DetectedFace> found = new ArrayList<>();
        try (Mat picture = new Mat(SIDE, SIDE, photo.colour().type(), Scalar.BLACK)) {
            place(photo.colour(), scale, picture);
            networks.lend(network -> {
                for (YuNetCells cells : answers(network, picture)) {
                    cells.faces(LEAST)
                            .forEach(face -> found.add(new DetectedFace(
                                    SHIFT.applied(YuNetCells.scaled(face.box(), 1 / scale)), face.score())));
                }
            });
        }
        return Overlap.removed(found);
    }

    /** Puts the photo into the picture's upper left corner. */
    private static void place(Mat photo, double scale, Mat picture) {
        int width = Math.max(1, (int) Math.round(scale * photo.cols()));
        int height = Math.max(1, (int) Math.round(scale * photo.rows()));
        try (Rect corner = new Rect(0, 0, width, height);
                Mat part = new Mat(picture, corner);
                Size size = new Size(width, height)) {
            resize(photo, part, size, 0, 0, scale < 1 ? INTER_AREA : INTER_LINEAR);
        }
    }

    private static List<YuNetCells> answers(Net network, Mat picture) {
        List<YuNetCells> answers = new ArrayList<>();
        try (Mat blob = blobFromImage(picture);
                StringVector names = new StringVector(YuNetCells.OUTPUTS.toArray(String[]::new));
                MatVector outputs = new MatVector()) {
            network.setInput(blob);
            network.forward(outputs, names);
            for (int level = 0; level < YuNetCells.STRIDES.size(); level++) {
                int stride = YuNetCells.STRIDES.get(level);
                answers.add(new YuNetCells(
                        stride,
                        SIDE / stride,
                        numbers(outputs.get(3L * level), SIDE / stride, 1),
                        numbers(outputs.get(3L * level + 1), SIDE / stride, 1),
                        numbers(outputs.get(3L * level + 2), SIDE / stride, 4)));
            }
        }
        return answers;
    }

    private static float[] numbers(Mat output, int side, int each) {
        try (output) {
            int expected = side * side * each;
            if (output.depth() != CV_32F || output.total() != expected) {
                throw new IllegalStateException("expected " + expected + " numbers, came " + output.total());
            }
            float[] numbers = new float[expected];
            output.<FloatBuffer>createBuffer().get(numbers);
            return numbers;
        }
    }

    @Override
    public void close() {
        networks.end(Net::close);
    }
}
