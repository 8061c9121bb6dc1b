package org.landmark.data.cache;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC;

import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.patch.Patch;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PatchPixels;
import org.landmark.data.patch.PlacedFace;

/**
 * Pixels that stand in a crop file, or in the photo should the file turn out to be damaged.
 *
 * @param file the file
 * @param number the face's place in it
 * @param face whose pixels they are
 * @param channels 1 or 3
 */
record FilePixels(CropFile file, int number, PlacedFace face, int channels) implements PatchPixels {
    @Override
    public void copyTo(Mat target, PatchCutter cutter) {
        Patch patch = face.patch();
        target.create(patch.rows(), patch.columns(), CV_8UC(channels));
        if (!file.read(number, target.createBuffer())) {
            cutter.cut(face.face(), patch, target);
        }
    }
}
