package org.landmark.data.target.decode;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A map convolved with a Gaussian, and zeros around it, as DARK's reference code has it. */
final class SmoothedMap {
    /** How far the Gaussian goes, in sigmas. */
    private static final double REACH = 3;

    private SmoothedMap() {}

    /**
     * A copy that is smooth.
     *
     * @param sigma in cells
     */
    static Heatmap of(Heatmap map, double sigma) {
        float[] values = new float[map.area()];
        for (int i = 0; i < values.length; i++) {
            values[i] = map.at(i);
        }
        int side = 2 * (int) Math.ceil(REACH * sigma) + 1;
        try (FloatPointer memory = new FloatPointer(values);
                Mat cells = new Mat(map.height(), map.width(), CV_32F, memory);
                Mat smooth = new Mat();
                Size kernel = new Size(side, side)) {
            GaussianBlur(cells, smooth, kernel, sigma, sigma, BORDER_CONSTANT);
            smooth.<FloatBuffer>createBuffer().get(values);
        }
        return new Heatmap(FloatBuffer.wrap(values), map.width(), map.height());
    }
}
