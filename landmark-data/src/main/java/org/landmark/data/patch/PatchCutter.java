package org.landmark.data.patch;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;
import org.landmark.data.image.PhotoReader;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.transform.Border;

/** Reads photos and cuts patches out of them, one after the other. Not for several threads. */
public final class PatchCutter implements AutoCloseable {
    private final PhotoReader reader = new PhotoReader();
    private final Mat padded = new Mat();
    private final boolean grey;
    private final boolean black;

    /**
     * A cutter.
     *
     * @param grey one channel, otherwise blue, green and red
     * @param black whether what lies beyond the photo is black; otherwise its outermost pixels are repeated
     */
    public PatchCutter(boolean grey, boolean black) {
        this.grey = grey;
        this.black = black;
    }

    /** A cutter for what an experiment wants. */
    public static PatchCutter of(DataSpec spec) {
        return new PatchCutter(spec.input().channels() == 1, spec.crop().border() == Border.ZERO);
    }

    /**
     * Cuts a face's patch out of its photo.
     *
     * @throws InputException if the photo can't be decoded or no longer has the size that the face says
     */
    public void cut(FaceSample face, Patch patch, Mat into) {
        Mat photo = reader.read(face.photo(), grey);
        ImageSize size = face.photoSize();
        if (photo.cols() != size.width() || photo.rows() != size.height()) {
            throw InputException.in(
                    face.photo(),
                    "is " + photo.cols() + "x" + photo.rows() + " pixels (expected " + size.width() + "x"
                            + size.height() + ", as it was when its annotation was read)");
        }
        cut(photo, patch, into);
    }

    /** Cuts a patch out of a decoded photo. */
    public void cut(Photo photo, Patch patch, Mat into) {
        cut(grey ? photo.grey() : photo.colour(), patch, into);
    }

    private void cut(Mat photo, Patch patch, Mat into) {
        int width = patch.columns() * patch.blockWidth();
        int height = patch.rows() * patch.blockHeight();
        int left = Math.max(0, -patch.left());
        int top = Math.max(0, -patch.top());
        int right = Math.max(0, patch.left() + width - photo.cols());
        int bottom = Math.max(0, patch.top() + height - photo.rows());
        try (Rect inside =
                        new Rect(patch.left() + left, patch.top() + top, width - left - right, height - top - bottom);
                Mat part = new Mat(photo, inside);
                Scalar zero = new Scalar(0, 0, 0, 0)) {
            Mat whole = part;
            if (left + top + right + bottom > 0) {
                int border = black ? BORDER_CONSTANT : BORDER_REPLICATE;
                copyMakeBorder(part, padded, top, bottom, left, right, border, zero);
                whole = padded;
            }
            shrink(whole, patch, into);
        }
    }

    private static void shrink(Mat whole, Patch patch, Mat into) {
        if (patch.blockWidth() == 1 && patch.blockHeight() == 1) {
            whole.copyTo(into);
            return;
        }
        try (Size size = new Size(patch.columns(), patch.rows())) {
            resize(whole, into, size, 0, 0, INTER_AREA);
        }
    }

    @Override
    public void close() {
        reader.close();
        padded.close();
    }
}
