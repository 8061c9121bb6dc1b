package org.landmark.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.image.Picture;
import org.landmark.data.transform.Homography;

class PixelChangeTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    /** Blue, green, red. */
    private static final int[] ORANGE = {30, 120, 220};

    private static void fill(Picture picture, byte[] values) {
        int channels = values.length / (WIDTH * HEIGHT);
        try (Mat source = new Mat(HEIGHT, WIDTH, CV_8UC(channels));
                BytePointer data = source.data()) {
            data.put(values);
            picture.sample(source, Homography.IDENTITY, false);
        }
    }

    /** The values of a picture, of one channel or three, after a change. */
    private static int[] changed(PixelChange change, int channels, int[] values, long seed) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        try (Picture picture = new Picture(WIDTH, HEIGHT, channels)) {
            fill(picture, bytes);
            change.draw(new SplittableRandom(seed)).applyTo(picture);
            byte[] result = picture.bytes();
            int[] after = new int[result.length];
            for (int i = 0; i < after.length; i++) {
                after[i] = result[i] & 0xFF;
            }
            return after;
        }
    }

    private static int[] grey(PixelChange change, int... values) {
        return changed(change, 1, filled(values), 1);
    }

    /** A picture in which these values come again and again. */
    private static int[] filled(int... values) {
        int[] all = new int[WIDTH * HEIGHT * (values.length == 3 ? 3 : 1)];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i % values.length];
        }
        return all;
    }

    private static Range exactly(double value) {
        return new Range(value, value);
    }

    private static double mean(int[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(int[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    private static double luma(int[] picture, int pixel) {
        return 0.114 * picture[3 * pixel] + 0.587 * picture[3 * pixel + 1] + 0.299 * picture[3 * pixel + 2];
    }

    @Test
    void brightnessAddsAndStopsAtTheEnds() {
        assertThat(grey(new Brightness(null, exactly(0.2)), 100)).containsOnly(151);
        assertThat(grey(new Brightness(null, exactly(-0.2)), 100)).containsOnly(49);
        assertThat(grey(new Brightness(null, exactly(0.2)), 230)).containsOnly(255);
        assertThat(grey(new Brightness(null, exactly(-0.2)), 20)).containsOnly(0);
        assertThat(changed(new Brightness(null, exactly(0.2)), 3, filled(ORANGE), 1))
                .startsWith(81, 171, 255);
    }

    @Test
    void contrastKeepsTheMiddle() {
        assertThat(grey(new Contrast(null, exactly(2)), 127, 128, 100, 200)).startsWith(126, 128, 72, 255);
        assertThat(grey(new Contrast(null, exactly(0.5)), 27, 227)).startsWith(77, 177);
        assertThat(grey(new Contrast(null, exactly(1)), 0, 7, 255, 99)).startsWith(0, 7, 255, 99);
    }

    @Test
    void jitterOfGreyIsBrightnessAndContrastAlone() {
        int[] still = filled(10, 200);
        assertThat(changed(new ColourJitter(null, 0.0, 0.0, 1.0, 0.5), 1, still, 4))
                .isEqualTo(still);
        for (long seed = 0; seed < 30; seed++) {
            int[] lit = changed(new ColourJitter(null, 0.5, 0.0, 0.0, 0.0), 1, filled(100), seed);
            assertThat(lit[0]).isBetween(50, 150);
            int[] stretched = changed(new ColourJitter(null, 0.0, 0.5, 0.0, 0.0), 1, filled(80, 120), seed);
            assertThat(mean(stretched)).as("contrast keeps the mean").isCloseTo(100, within(0.51));
            assertThat(stretched[1] - stretched[0]).isBetween(19, 61);
        }
    }

    @Test
    void jitterOfNothingLeavesColoursAsTheyAre() {
        int[] all = new int[WIDTH * HEIGHT * 3];
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(all, i -> random.nextInt(256));
        int[] after = changed(new ColourJitter(null, 0.0, 0.0, 0.0, 0.0), 3, all, 1);
        for (int i = 0; i < all.length; i++) {
            assertThat(after[i]).isCloseTo(all[i], within(1));
        }
    }

    @Test
    void saturationKeepsLumaAndLeavesGreyAsItIs() {
        ColourJitter jitter = new ColourJitter(null, 0.0, 0.0, 1.0, 0.0);
        for (long seed = 0; seed < 30; seed++) {
            int[] after = changed(jitter, 3, filled(90, 120, 140), seed);
            assertThat(luma(after, 5)).isCloseTo(luma(filled(90, 120, 140), 5), within(1.0));
            assertThat(changed(jitter, 3, filled(77, 77, 77), seed)).containsOnly(77);
        }
    }

    @Test
    void noSaturationIsGreyOfTheSameLuma() {
        try (Picture picture = new Picture(WIDTH, HEIGHT, 3)) {
            byte[] orange = new byte[WIDTH * HEIGHT * 3];
            for (int i = 0; i < orange.length; i++) {
                orange[i] = (byte) ORANGE[i % 3];
            }
            fill(picture, orange);
            assertThat(picture.meanLuma()).isCloseTo(139.64, within(0.01));
            picture.mix(org.landmark.data.image.ColourMix.saturation(0));
            assertThat(picture.bytes()).containsOnly((byte) 140);
        }
    }

    @Test
    void hueKeepsLumaAndTurnsColours() {
        ColourJitter jitter = new ColourJitter(null, 0.0, 0.0, 0.0, 0.5);
        int[] muted = filled(90, 120, 140);
        int changed = 0;
        for (long seed = 0; seed < 30; seed++) {
            int[] after = changed(jitter, 3, muted, seed);
            assertThat(luma(after, 7)).isCloseTo(luma(muted, 7), within(1.0));
            changed += after[0] == muted[0] ? 0 : 1;
            assertThat(changed(jitter, 3, filled(77, 77, 77), seed)).containsOnly(77);
        }
        assertThat(changed).isGreaterThan(20);
    }

    @Test
    void halfAColourCircleIsTheOppositeColour() {
        try (Picture picture = new Picture(WIDTH, HEIGHT, 3)) {
            byte[] reddish = new byte[WIDTH * HEIGHT * 3];
            for (int i = 0; i < reddish.length; i++) {
                reddish[i] = (byte) (i % 3 == 2 ? 150 : 100);
            }
            fill(picture, reddish);
            picture.mix(org.landmark.data.image.ColourMix.hue(Math.PI));
            // luma 114.95; each channel lies as far beyond it as before it
            assertThat(picture.bytes()).startsWith(130, 130, 80);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void blurKeepsTheMeanAndLowersContrast(double sigma) {
        int[] grain = new int[WIDTH * HEIGHT];
        SplittableRandom random = new SplittableRandom(3);
        Arrays.setAll(grain, i -> random.nextInt(256));
        int[] blurred = changed(new Blur(null, exactly(sigma)), 1, grain, 1);
        assertThat(mean(blurred)).isCloseTo(mean(grain), within(2.0));
        // of white noise a Gaussian of sigma leaves the variance / (4 pi sigma^2)
        double left = deviation(grain) / Math.max(1, Math.sqrt(4 * Math.PI) * sigma);
        assertThat(deviation(blurred)).isCloseTo(left, within(0.3 * left));
        assertThat(changed(new Blur(null, exactly(0)), 1, grain, 1)).isEqualTo(grain);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noiseHasItsSigmaAndNoMean(int channels) {
        Noise noise = new Noise(null, exactly(0.05));
        int[] middle = new int[WIDTH * HEIGHT * channels];
        Arrays.fill(middle, 128);
        int[] noisy = changed(noise, channels, middle, 3);
        assertThat(mean(noisy)).isCloseTo(128, within(0.9)); // four standard errors of the grey one
        assertThat(deviation(noisy)).isCloseTo(0.05 * 255, within(0.6));
        assertThat(changed(noise, channels, middle, 3)).as("the same seed").isEqualTo(noisy);
        assertThat(changed(noise, channels, middle, 4)).as("another seed").isNotEqualTo(noisy);
        for (int channel = 1; channel < channels; channel++) {
            double together = 0;
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                together += (noisy[channels * i] - 128.0) * (noisy[channels * i + channel] - 128.0);
            }
            assertThat(together / (WIDTH * HEIGHT))
                    .as("channels have noise of their own")
                    .isCloseTo(0, within(0.1 * 0.05 * 255 * 0.05 * 255));
        }
    }

    @Test
    void noiseStopsAtTheEnds() {
        int[] noisy = grey(new Noise(null, exactly(0.2)), 5, 250);
        assertThat(Arrays.stream(noisy).filter(v -> v == 0).count()).isGreaterThan(500);
        assertThat(Arrays.stream(noisy).filter(v -> v == 255).count()).isGreaterThan(500);
        assertThat(grey(new Noise(null, exactly(0)), 5, 250)).isEqualTo(filled(5, 250));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1})
    void occlusionCoversItsShareWithOneColour(double share) {
        Occlusion occlusion = new Occlusion(null, exactly(share));
        int columns = (int) Math.round(share * WIDTH);
        int rows = (int) Math.round(share * HEIGHT);
        for (long seed = 0; seed < 50; seed++) {
            int[] after = changed(occlusion, 3, filled(11, 12, 13), seed);
            int covered = 0;
            int minX = WIDTH;
            int maxX = -1;
            int colour = -1;
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int value = after[3 * i] | after[3 * i + 1] << 8 | after[3 * i + 2] << 16;
                if (value != (11 | 12 << 8 | 13 << 16)) {
                    covered++;
                    minX = Math.min(minX, i % WIDTH);
                    maxX = Math.max(maxX, i % WIDTH);
                    assertThat(colour).as("one colour").isIn(-1, value);
                    colour = value;
                }
            }
            assertThat(covered).isEqualTo(columns * rows);
            assertThat(maxX - minX + 1).isEqualTo(columns);
        }
    }

    @Test
    void occlusionLiesAnywhere() {
        boolean[] columns = new boolean[WIDTH];
        boolean[] rows = new boolean[HEIGHT];
        for (long seed = 0; seed < 1000; seed++) {
            int[] after = changed(new Occlusion(null, exactly(0.1)), 1, filled(0), seed);
            for (int i = 0; i < after.length; i++) {
                columns[i % WIDTH] |= after[i] != 0;
                rows[i / WIDTH] |= after[i] != 0;
            }
        }
        assertThat(columns).doesNotContain(false);
        assertThat(rows).doesNotContain(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void changesTakeNoMoreNativeMemoryPictureAfterPicture(int channels) {
        List<PixelChange> changes = List.of(
                new Brightness(null, null),
                new Contrast(null, null),
                new ColourJitter(null, null, null, null, 0.1),
                new Blur(null, new Range(1, 2)),
                new Noise(null, null),
                new Occlusion(null, null));
        SplittableRandom random = new SplittableRandom(1);
        byte[] values = new byte[WIDTH * HEIGHT * channels];
        long before = 0;
        try (Picture picture = new Picture(WIDTH, HEIGHT, channels)) {
            for (int i = 0; i < 20; i++) {
                fill(picture, values);
                changes.forEach(change -> change.draw(random).applyTo(picture));
                before = i == 9 ? Pointer.totalCount() : before;
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }
}
