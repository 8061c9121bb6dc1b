package org.landmark.data.target.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothedMapTest {
    @ParameterizedTest
    @CsvSource({"32, 32, 1", "9, 17, 0.7", "3, 40, 2", "1, 5, 1", "6, 4, 5"})
    void isWhatOpenCvMakesOfIt(int width, int height, double sigma) {
        float[] cells = new float[width * height];
        Random random = new Random(width);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextFloat();
        }

        FloatBuffer smooth = SmoothedMap.of(new Heatmap(FloatBuffer.wrap(cells), width, height), sigma)
                .cells();

        float[] expected = blurred(cells, width, height, sigma);
        for (int i = 0; i < cells.length; i++) {
            assertThat(smooth.get(i)).isCloseTo(expected[i], within(1e-6f));
        }
    }

    private static float[] blurred(float[] cells, int width, int height, double sigma) {
        int side = 2 * (int) Math.ceil(3 * sigma) + 1;
        try (FloatPointer memory = new FloatPointer(cells);
                Mat map = new Mat(height, width, CV_32F, memory);
                Mat smooth = new Mat();
                Size kernel = new Size(side, side)) {
            GaussianBlur(map, smooth, kernel, sigma, sigma, BORDER_CONSTANT);
            float[] values = new float[cells.length];
            smooth.<FloatBuffer>createBuffer().get(values);
            return values;
        }
    }
}
