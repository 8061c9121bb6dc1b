package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FilterSheetTest {
    private static final Color GREY = new Color(128, 128, 128);

    @Test
    void scalesEachFilterByItsOwnLargestWeightAboutZero() {
        // Two filters of 2x2: the second a hundredth of the first, turned.
        BufferedImage sheet = new FilterSheet(
                        new Filters("conv1", 2, 1, 2, 2, new float[] {3, 0, 0, -3, 0, 0.03f, -0.03f, 0}), false)
                .image();

        int weight = 66 * 66;
        assertThat(count(sheet, Color.WHITE)).isBetween(2L * weight, 2L * weight + 400); // and the legend's end
        assertThat(count(sheet, Color.BLACK)).isBetween(2L * weight, 2L * weight + 400);
        assertThat(count(sheet, GREY)).isBetween(4L * weight, 4L * weight + 400);
    }

    @Test
    void showsColoursWhereThreeChannelsAreColours() {
        float[] weights = {1, -1, 0, 0, /* green */ -1, -1, 0, 0, /* blue */ 0, 1, 0, 0};
        Filters filters = new Filters("conv1", 1, 3, 2, 2, weights);

        BufferedImage colour = new FilterSheet(filters, true).image();
        assertThat(count(colour, new Color(255, 0, 128))).isEqualTo(66 * 66);
        assertThat(count(colour, new Color(0, 0, 255))).isEqualTo(66 * 66);

        BufferedImage mosaic = new FilterSheet(filters, false).image();
        assertThat(count(mosaic, new Color(255, 0, 128))).isZero();
        assertThat(count(mosaic, GREY)).isGreaterThan(0);
    }

    @Test
    void aFilterOfZerosIsGrey() {
        BufferedImage sheet = new FilterSheet(new Filters("conv1", 1, 1, 3, 3, new float[9]), false).image();

        assertThat(count(sheet, GREY)).isGreaterThanOrEqualTo(132 * 132);
    }

    @Test
    void isBoundedAndSaysWhatItLeavesOut() {
        FilterSheet wide = new FilterSheet(new Filters("conv2", 512, 300, 5, 5, new float[512 * 300 * 25]), false);
        FilterSheet first = new FilterSheet(new Filters("conv1", 96, 3, 11, 7, new float[96 * 3 * 77]), true);

        assertThat(wide.text())
                .isEqualTo(
                        "conv2: first 16 of 512 filters of 5 x 5 over 300 channels, of which the first 16 are shown");
        assertThat(first.text()).isEqualTo("conv1: first 64 of 96 filters of 7 x 11 over red, green and blue");
        assertThat(new FilterSheet(new Filters("a", 1, 1, 2, 2, new float[4]), false).text())
                .isEqualTo("a: 1 filter of 2 x 2 over 1 channel");
        assertThat(wide.image().getHeight()).isLessThan(1000);
        assertThat(first.image().getWidth()).isLessThan(1300);
    }

    private static long count(BufferedImage image, Color color) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(rgb).filter(pixel -> pixel == color.getRGB()).count();
    }
}
