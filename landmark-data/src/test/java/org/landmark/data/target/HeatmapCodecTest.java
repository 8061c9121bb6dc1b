package org.landmark.data.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landmark.data.Landmarks;
import org.landmark.data.target.GaussianBlob.Drawing;
import org.landmark.data.target.GaussianBlob.Peak;
import org.landmark.data.target.decode.Argmax;
import org.landmark.data.target.decode.Dark;

class HeatmapCodecTest {
    @Test
    void aPointInTheMiddleOfACellIsOneThereAndFallsOffAsAGaussian() {
        HeatmapCodec codec = codec(2, 8, 6, new GaussianBlob(1.5, Drawing.GAUSSIAN, 1, Peak.ONE));
        float[] maps = encoded(codec, Landmarks.of(2.5 / 8, 1.5 / 6, 0.5 / 8, 5.5 / 6));

        assertThat(codec.shape()).containsExactly(2, 6, 8);
        assertThat(maps).hasSize(96);
        assertThat(maps[8 + 2]).isEqualTo(1);
        assertThat(maps[8 + 3]).isCloseTo((float) Math.exp(-1 / 4.5), within(1e-6f));
        assertThat(maps[3 * 8 + 5]).isCloseTo((float) Math.exp(-(4 + 9) / 4.5), within(1e-6f));
        assertThat(maps[48 + 5 * 8]).isEqualTo(1);
    }

    @Property
    void anExactPositionIsDrawnBetweenCells(
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 1) double x,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 1) double y) {
        float[] map = encoded(codec(1, 9, 7, new GaussianBlob(2, Drawing.GAUSSIAN, 1, Peak.ONE)), Landmarks.of(x, y));
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 9; column++) {
                double across = column + 0.5 - 9 * x;
                double down = row + 0.5 - 7 * y;
                boolean reached = Math.abs(across) <= 8 && Math.abs(down) <= 8;
                double expected = reached ? Math.exp(-(across * across + down * down) / 8) : 0;
                assertThat(map[row * 9 + column]).isCloseTo((float) expected, within(1e-6f));
            }
        }
    }

    @Property
    void aKernelIsThePointOnItsCellConvolvedWithTheWindow(
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 0.999) double x,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 0.999) double y) {
        float[] map = encoded(codec(1, 9, 7, new GaussianBlob(2, Drawing.KERNEL, 5, Peak.DENSITY)), Landmarks.of(x, y));
        double[] window = {Math.exp(-0.5), Math.exp(-0.125), 1, Math.exp(-0.125), Math.exp(-0.5)};
        double sum = Arrays.stream(window).sum();
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 9; column++) {
                int across = column - (int) (9 * x) + 2;
                int down = row - (int) (7 * y) + 2;
                boolean within = across >= 0 && across < 5 && down >= 0 && down < 5;
                double expected = within ? window[across] * window[down] / (sum * sum) : 0;
                assertThat(map[row * 9 + column]).isCloseTo((float) expected, within(1e-7f));
            }
        }
    }

    @Property
    void aDensityThatIsWholeSumsToOne(
            @ForAll Drawing drawing,
            @ForAll @Scale(9) @DoubleRange(min = 0.3, max = 3) double sigma,
            @ForAll @Scale(9) @DoubleRange(min = 0.4, max = 0.6) double x,
            @ForAll @Scale(9) @DoubleRange(min = 0.4, max = 0.6) double y) {
        float[] map = encoded(codec(1, 64, 48, new GaussianBlob(sigma, drawing, 15, Peak.DENSITY)), Landmarks.of(x, y));
        double sum = 0;
        for (float value : map) {
            sum += value;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(Drawing.class)
    void everyNumberIsWrittenOverAndNoneBeside(Drawing drawing) {
        HeatmapCodec codec = codec(3, 90, 80, new GaussianBlob(1, drawing, 15, Peak.ONE));
        Landmarks points = Landmarks.of(0.1, 0.2, 0.5, 0.5, 3, 3);
        FloatBuffer memory = FloatBuffer.allocate(codec.length() + 2);
        Arrays.fill(memory.array(), Float.NaN);
        FloatBuffer target = memory.slice(1, codec.length());
        target.position(17);

        codec.encode(points, target);

        assertThat(memory.get(0)).isNaN();
        assertThat(memory.get(codec.length() + 1)).isNaN();
        assertThat(Arrays.copyOfRange(memory.array(), 1, codec.length() + 1)).isEqualTo(encoded(codec, points));
    }

    @Test
    void aPointOutsideShowsAsFarAsItReachesInOrNotAtAll() {
        GaussianBlob gaussian = new GaussianBlob(1.5, Drawing.GAUSSIAN, 1, Peak.ONE);
        GaussianBlob kernel = new GaussianBlob(1.5, Drawing.KERNEL, 15, Peak.ONE);
        Landmarks beside = Landmarks.of(-1 / 8.0, 0.5);
        assertThat(encoded(codec(1, 8, 8, gaussian), beside)[4 * 8])
                .isCloseTo((float) Math.exp(-(1.5 * 1.5 + 0.25) / 4.5), within(1e-6f));
        assertThat(encoded(codec(1, 8, 8, kernel), beside)).containsOnly(0);
        for (double far : new double[] {-1, 2, -1e9, 1e9, -1e300, 1e300}) {
            assertThat(encoded(codec(1, 8, 8, gaussian), Landmarks.of(far, 0.5)))
                    .containsOnly(0);
            assertThat(encoded(codec(1, 8, 8, kernel), Landmarks.of(0.5, far))).containsOnly(0);
        }
    }

    @Property
    void findsWhatItDrewInRatiosOfTheCrop(
            @ForAll @IntRange(min = 4, max = 40) int width,
            @ForAll @IntRange(min = 4, max = 40) int height,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 1) double x,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 1) double y,
            @ForAll Peak peak) {
        GaussianBlob blob = new GaussianBlob(1.5, Drawing.GAUSSIAN, 1, peak);
        HeatmapCodec codec = new HeatmapCodec(2, width, height, blob, new Dark(null));
        FloatBuffer maps = FloatBuffer.allocate(codec.length());
        codec.encode(Landmarks.of(x, y, y, x), maps);
        Landmarks found = codec.decode(maps);
        assertThat(found.toArray()).containsExactly(new double[] {x, y, y, x}, within(1e-4));
    }

    @Test
    void tellsTheHeightsOfAllPeaksAndOfOneMadeOfTwoOutputs() {
        HeatmapCodec codec = codec(2, 8, 6, new GaussianBlob(1.5, Drawing.GAUSSIAN, 1, Peak.ONE));
        float[] maps = encoded(codec, Landmarks.of(2.5 / 8, 1.5 / 6, 5.5 / 8, 3.5 / 6));
        for (int i = 48; i < 96; i++) {
            maps[i] *= 0.25f;
        }
        assertThat(codec.heights(FloatBuffer.wrap(maps))).containsExactly(1, 0.25);
        float[] negative = new float[96];
        Arrays.fill(negative, -3);
        assertThat(codec.heights(FloatBuffer.wrap(negative))).containsExactly(-3, -3);
        FloatBuffer output = FloatBuffer.wrap(maps);
        codec.decode(output, FloatBuffer.allocate(96), new int[] {0, 1});
        assertThat(codec.heights(output)).containsExactly(0.5, 0.125);
        assertThat(new CoordinateCodec(2, 0, 1).heights(FloatBuffer.allocate(4)))
                .isEmpty();
    }

    @Test
    void tellsHowHighAPeakIs() {
        HeatmapCodec codec = codec(2, 4, 4, new GaussianBlob(1, Drawing.GAUSSIAN, 1, Peak.ONE));
        FloatBuffer maps = FloatBuffer.allocate(32);
        maps.put(5, 0.75f).put(16 + 11, 0.25f);
        assertThat(codec.peak(maps, 0).height()).isEqualTo(0.75);
        assertThat(codec.peak(maps, 1).height()).isEqualTo(0.25);
        assertThat(codec.decode(maps).toArray()).containsExactly(1.5 / 4, 1.5 / 4, 3.5 / 4, 2.5 / 4);
    }

    @Test
    void showsAllMapsInOneByTheHighestOfEachCell() {
        HeatmapCodec codec = codec(3, 2, 2, new GaussianBlob(1, Drawing.GAUSSIAN, 1, Peak.ONE));
        FloatBuffer maps = FloatBuffer.wrap(new float[] {0, 5, -1, 2, 1, 0, -2, 3, 0.5f, 7, -3, 1});

        assertThat(codec.highest(maps)).containsExactly(1, 7, -1, 3);
    }

    @Test
    void refusesAnotherNumberOfPointsAndMapsWithoutEnd() {
        GaussianBlob blob = new GaussianBlob(1, Drawing.GAUSSIAN, 1, Peak.ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoded(codec(2, 4, 4, blob), Landmarks.of(1, 2)))
                .withMessage("expected 2 points, came 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(68, 4096, 4096, blob))
                .withMessage("heatmaps must hold 1 to 268435456 numbers together, came 68x4096x4096");
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianBlob(1, Drawing.KERNEL, 4, Peak.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianBlob(0, Drawing.KERNEL, 5, Peak.ONE));
    }

    private static HeatmapCodec codec(int points, int width, int height, GaussianBlob blob) {
        return new HeatmapCodec(points, width, height, blob, new Argmax());
    }

    private static float[] encoded(HeatmapCodec codec, Landmarks points) {
        FloatBuffer target = FloatBuffer.allocate(codec.length());
        codec.encode(points, target);
        return target.array();
    }
}
