package org.landmark.data.patch;

import org.bytedeco.opencv.opencv_core.Mat;

/** Where the pixels of a face's patch come from. Safe for several threads, each with a cutter and a target of its own. */
public interface PatchPixels {
    /**
     * Puts the pixels into an array, 8 bits a value, rows x columns of the patch.
     *
     * @throws org.landmark.data.InputException if they have to be decoded and can't
     */
    void copyTo(Mat target, PatchCutter cutter);
}
