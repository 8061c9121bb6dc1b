package org.landmark.data.patch;

import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.FaceSample;

/**
 * Pixels that are decoded from the photo whenever they are asked for.
 *
 * @param face whose photo it is
 * @param patch the part of it
 */
public record PhotoPixels(FaceSample face, Patch patch) implements PatchPixels {
    @Override
    public void copyTo(Mat target, PatchCutter cutter) {
        cutter.cut(face, patch, target);
    }
}
