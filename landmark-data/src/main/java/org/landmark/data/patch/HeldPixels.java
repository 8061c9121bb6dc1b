package org.landmark.data.patch;

import static java.util.Objects.requireNonNull;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels held in memory, row by row; of three channels blue first within each pixel. */
public final class HeldPixels implements PatchPixels {
    private final Patch patch;
    private final byte[] bytes;

    /**
     * The pixels of a patch.
     *
     * @throws IllegalArgumentException if there are not as many as whole channels of it take
     */
    public HeldPixels(Patch patch, byte[] bytes) {
        this.patch = requireNonNull(patch, "patch is null");
        this.bytes = bytes.clone();
        if (bytes.length == 0 || bytes.length % patch.length(1) != 0) {
            throw new IllegalArgumentException(
                    "expected whole channels of " + patch.length(1) + " bytes, came " + bytes.length);
        }
    }

    /** Takes the pixels over from an array. */
    public static HeldPixels of(Patch patch, Mat pixels) {
        byte[] bytes = new byte[patch.length(pixels.channels())];
        try (BytePointer data = pixels.data()) {
            data.get(bytes);
        }
        return new HeldPixels(patch, bytes);
    }

    @Override
    public void copyTo(Mat target, PatchCutter cutter) {
        target.create(patch.rows(), patch.columns(), CV_8UC(bytes.length / patch.length(1)));
        try (BytePointer data = target.data()) {
            data.put(bytes);
        }
    }
}
