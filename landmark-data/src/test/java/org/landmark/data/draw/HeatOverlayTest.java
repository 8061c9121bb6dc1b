package org.landmark.data.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class HeatOverlayTest {
    private static final Color DARK = new Color(30, 30, 30);
    private final BufferedImage picture = Canvas.filled(40, 20, DARK);

    private static float[] peakAt(int x, int y, float height) {
        float[] map = new float[10 * 5];
        map[y * 10 + x] = height;
        return map;
    }

    @Test
    void liesOverThePictureWhereTheMapDoes() {
        BufferedImage shown = HeatOverlay.on(picture, peakAt(7, 3, 1), 10, 5);

        // Cell 7 of 10 covers pixels 28 to 31 of 40, cell 3 of 5 pixels 12 to 15 of 20.
        Color peak = Pixels.at(shown, 30, 14);
        assertThat(peak.getRed()).isGreaterThan(180);
        assertThat(peak.getGreen()).isGreaterThan(peak.getBlue());
        assertThat(Pixels.at(shown, 10, 14)).isEqualTo(DARK);
        assertThat(Pixels.at(shown, 30, 4)).isEqualTo(DARK);
        assertThat(Pixels.count(picture, DARK)).as("the picture is only read").isEqualTo(40 * 20);
    }

    @Test
    void countsHeightsFromZeroToThePeak() {
        BufferedImage one = HeatOverlay.on(picture, peakAt(2, 2, 1), 10, 5);
        BufferedImage low = HeatOverlay.on(picture, peakAt(2, 2, 0.006f), 10, 5);

        assertThat(low.getRGB(0, 0, 40, 20, null, 0, 40)).isEqualTo(one.getRGB(0, 0, 40, 20, null, 0, 40));
        assertThat(Pixels.count(HeatOverlay.on(picture, peakAt(2, 2, -1), 10, 5), DARK))
                .isEqualTo(40 * 20);
    }

    @Test
    void growsBrighterAndMoreOpaque() {
        int last = -1;
        for (double height : new double[] {-1, 0, 0.2, 0.5, 1, 2}) {
            int alpha = HeatRamp.argb(height) >>> 24;
            assertThat(alpha).isGreaterThanOrEqualTo(last);
            last = alpha;
        }
        assertThat(HeatRamp.argb(0) >>> 24).isZero();
        assertThat(HeatRamp.argb(1) >>> 8 & 0xFF).isGreaterThan(200);
    }

    @Test
    void refusesAMapOfAnotherSize() {
        assertThatThrownBy(() -> HeatOverlay.on(picture, new float[7], 2, 3))
                .hasMessage("a map of 2 x 3 can't have 7 values");
    }
}
