package org.landmark.eval.detect;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.equalizeHist;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.FileNode;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.landmark.data.BoundingBox;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;
import org.landmark.data.parallel.Lender;

/**
 * A cascade of Haar features (P. Viola, M. Jones, CVPR 2001; OpenCV's frontal faces by R. Lienhart): quick, needs no file, and sees
 * upright faces that look at the camera. A face's score is the number of windows that agree on it, {@value #NEIGHBOURS} or more.
 */
public final class HaarDetector implements FaceDetector {
    private static final String CASCADE = "share/opencv4/haarcascades/haarcascade_frontalface_default.xml";
    private static final double STEP = 1.1;
    private static final int NEIGHBOURS = 5;
    private static final int LONGEST_SIDE = 1024;
    private static final double SMALLEST = 0.05;
    private static final int WINDOW = 24;

    /**
     * Medians over the training side of iBUG 300-W, on which it finds 1472 of 1629 faces; for 80 % of them the middle of the annotation's
     * box lies at -0.12 to 0.09 of the width and 0.01 to 0.10 of the height, and its side is 0.81 to 1.01 of the detected one.
     */
    static final BoxShift SHIFT = new BoxShift(-0.017, 0.053, 0.893);

    private final Lender<CascadeClassifier> cascades;

    private HaarDetector(String xml, String name) {
        cascades = new Lender<>(() -> load(xml, name));
        cascades.lend(cascade -> {}); // refuses what is no cascade now rather than later
    }

    /**
     * The detector with the cascade of the OpenCV jar.
     *
     * @throws InputException if the platform's jar has none, as that of Windows
     */
    public static HaarDetector ofLibrary() {
        String resource = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/" + CASCADE;
        try (InputStream in = Loader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new InputException("OpenCV's library for " + Loader.getPlatform()
                        + " comes without the cascade of frontal faces (expected the file of one, as OpenCV's"
                        + " haarcascade_frontalface_default.xml: --detector-model FILE)");
            }
            return new HaarDetector(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new InputException(resource + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The detector with a cascade of one's own.
     *
     * @throws InputException if the file is no cascade
     */
    public static HaarDetector of(Path cascade) {
        try {
            return new HaarDetector(Files.readString(cascade, StandardCharsets.UTF_8), cascade.toString());
        } catch (IOException e) {
            throw new InputException(cascade + ": can't be read as a cascade (" + e + ")", e);
        }
    }

    private static CascadeClassifier load(String xml, String name) {
        CascadeClassifier cascade = new CascadeClassifier();
        try (FileStorage storage = new FileStorage(xml, FileStorage.READ | FileStorage.MEMORY);
                FileNode node = storage.getFirstTopLevelNode()) {
            cascade.read(node);
        } catch (RuntimeException e) { // OpenCV's own errors come as plain ones
            throw new InputException(name + ": is no cascade of OpenCV (" + e.getMessage() + ")", e);
        }
        if (cascade.empty()) {
            throw new InputException(name + ": is no cascade of OpenCV");
        }
        return cascade;
    }

    @Override
    public List<DetectedFace> detect(Photo photo) {
        opencv_core.setNumThreads(1); // several would find the windows in an order that changes
        List<DetectedFace> found = new ArrayList<>();
        double scale = Math.min(
                1,
                (double) LONGEST_SIDE
                        / Math.max(photo.size().width(), photo.size().height()));
        try (Mat picture = new Mat()) {
            shrink(photo.grey(), scale, picture);
            cascades.lend(cascade -> search(cascade, picture, scale, found));
        }
        return Overlap.removed(found);
    }

    private static void shrink(Mat photo, double scale, Mat picture) {
        if (scale == 1) {
            photo.copyTo(picture);
        } else {
            try (Size bySide = new Size((int) Math.ceil(scale * photo.cols()), (int) Math.ceil(scale * photo.rows()))) {
                resize(photo, picture, bySide, 0, 0, INTER_AREA);
            }
        }
        equalizeHist(picture, picture);
    }

    private static void search(CascadeClassifier cascade, Mat picture, double scale, List<DetectedFace> found) {
        int least = Math.max(WINDOW, (int) (SMALLEST * Math.min(picture.cols(), picture.rows())));
        try (RectVector windows = new RectVector();
                IntPointer neighbours = new IntPointer();
                Size smallest = new Size(least, least);
                Size largest = new Size()) {
            cascade.detectMultiScale2(picture, windows, neighbours, STEP, NEIGHBOURS, 0, smallest, largest);
            for (int i = 0; i < windows.size(); i++) {
                Rect window = windows.get(i);
                BoundingBox box = new BoundingBox(
                        window.x() / scale, window.y() / scale, window.width() / scale, window.height() / scale);
                found.add(new DetectedFace(SHIFT.applied(box), neighbours.get(i)));
            }
        }
    }

    @Override
    public void close() {
        cascades.end(CascadeClassifier::close);
    }
}
