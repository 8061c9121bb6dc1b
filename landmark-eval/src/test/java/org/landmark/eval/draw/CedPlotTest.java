package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landmark.eval.statistic.ErrorDistribution;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CedPlotTest {
    private static final Color MODEL = new Color(0x3B6FB6);
    private static final Color OTHER = new Color(0xE08214);
    private static final List<Double> THRESHOLDS = List.of(0.08, 0.1);

    private static CedPlot.Curve curve(String name, boolean baseline, double... errors) {
        return new CedPlot.Curve(name, ErrorDistribution.of(errors), baseline);
    }

    private static CedPlot plot(CedPlot.Curve... curves) {
        return new CedPlot("Errors", "NME (inter-ocular)", true, List.of(curves), THRESHOLDS);
    }

    @Test
    void drawsEveryCurve() {
        BufferedImage one = plot(curve("model", false, 0.02, 0.03, 0.05)).image();
        BufferedImage two = plot(curve("model", false, 0.02, 0.03, 0.05), curve("other", false, 0.04, 0.06, 0.2))
                .image();
        assertThat(one.getWidth()).isEqualTo(900);
        assertThat(one.getHeight()).isEqualTo(540);
        assertThat(count(one, MODEL)).isGreaterThan(800);
        assertThat(count(one, OTHER)).isZero();
        assertThat(count(two, OTHER)).isGreaterThan(800);
    }

    /** The better curve rises first: left of it, its colour stands higher. */
    @Test
    void theBetterCurveLiesAbove() {
        BufferedImage image = plot(curve("good", false, 0.02, 0.021), curve("bad", false, 0.07, 0.071))
                .image();
        assertThat(highest(image, 450, MODEL)).isLessThan(highest(image, 450, OTHER));
    }

    @Test
    void showsTheThresholdsAndTwiceWhatIsUsualForTheBest() {
        assertThat(plot(curve("a", false, 0.01, 0.02)).end()).isEqualTo(11);
        assertThat(plot(curve("a", false, 0.01, 0.02), curve("b", true, 5, 6)).end())
                .as("a bad one does not press the others together")
                .isEqualTo(11);
        assertThat(plot(curve("a", false, 0.213)).end()).isEqualTo(43);
        assertThat(plot(curve("a", false, 0.0)).end()).isEqualTo(11);
        CedPlot pixels = new CedPlot("t", "mean error", false, List.of(curve("a", false, 31, 31)), List.of());
        assertThat(pixels.end()).isEqualTo(62);
    }

    @Test
    void drawsErrorsOfAnySize() {
        for (double size : new double[] {0, 1e-9, 1e-3, 1, 1e6}) {
            CedPlot plot = new CedPlot(
                    "t",
                    "mean error",
                    false,
                    List.of(curve(
                            "a",
                            false,
                            DoubleStream.iterate(size, x -> x * 1.01).limit(500).toArray())),
                    List.of());
            assertThat(count(plot.image(), MODEL)).as("%s", size).isGreaterThan(100);
        }
    }

    @Test
    void needsACurve() {
        assertThatIllegalArgumentException().isThrownBy(CedPlotTest::plot).withMessage("plot 'Errors' has no curves");
    }

    private static int highest(BufferedImage image, int x, Color color) {
        for (int y = 0; y < image.getHeight(); y++) {
            if (image.getRGB(x, y) == color.getRGB()) {
                return y;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static long count(BufferedImage image, Color color) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(rgb).filter(pixel -> pixel == color.getRGB()).count();
    }
}
