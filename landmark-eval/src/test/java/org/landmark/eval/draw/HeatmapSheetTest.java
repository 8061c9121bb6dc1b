package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.draw.Canvas;
import org.landmark.data.draw.Mark;
import org.landmark.data.target.GaussianBlob;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.decode.Argmax;

class HeatmapSheetTest {
    private static final Color PICTURE = new Color(40, 90, 140);
    private static final LandmarkScheme FIVE =
            new LandmarkScheme("five", 5, null, List.of(1, 0, 2, 4, 3), List.of(List.of(0, 1)), null);
    private static final Landmarks TRUTH = Landmarks.of(0.3, 0.3, 0.7, 0.3, 0.5, 0.5, 0.35, 0.7, 0.65, 0.7);

    @Test
    void showsTargetAndOutputOfEachFace() {
        BufferedImage right = sheet(encoded(TRUTH), 1);

        // Four pictures in a row, two rows, each with some of its picture left and with its dots.
        assertThat(right.getWidth()).isGreaterThan(4 * 256);
        assertThat(right.getHeight()).isBetween(2 * 256, 3 * 256);
        assertThat(count(right, PICTURE)).isGreaterThan(100_000);
        assertThat(sheet(encoded(TRUTH), 2).getHeight()).isGreaterThan(right.getHeight() + 2 * 256);
    }

    @Test
    void drawsThePointsReadFromTheOutput() {
        BufferedImage right = sheet(encoded(TRUTH), 1);
        BufferedImage off = sheet(encoded(TRUTH.map(x -> x + 0.2, y -> y)), 1);

        assertThat(count(right, Mark.PREDICTION.color())).isGreaterThan(50);
        // What is predicted elsewhere hides no truth.
        assertThat(count(off, Mark.TRUTH.color())).isGreaterThan(count(right, Mark.TRUTH.color()));
    }

    @Test
    void anEmptyOutputLeavesThePictureAsItIs() {
        float[] empty = new float[5 * 32 * 32];
        float[] negative = empty.clone();
        Arrays.fill(negative, -1);

        long bare = count(sheet(empty, 1), PICTURE);

        assertThat(bare).isGreaterThan(4 * 256 * 256 - 2000);
        assertThat(count(sheet(negative, 1), PICTURE)).isEqualTo(bare);
        assertThat(count(sheet(encoded(TRUTH), 1), PICTURE)).isLessThan(bare - 10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 68})
    void showsAtMostThreePointsAlone(int points) {
        LandmarkScheme scheme = points == 68
                ? LandmarkScheme.IBUG68
                : new LandmarkScheme("few", points, null, points == 1 ? List.of(0) : List.of(1, 0), null, null);
        HeatmapCodec codec = codec(points);
        double[] middle = new double[2 * points];
        Arrays.fill(middle, 0.5);
        HeatmapSheet sheet = new HeatmapSheet(scheme, codec);
        sheet.add("face", "no error", picture(), Landmarks.of(middle), new float[codec.length()]);

        int columns = 1 + Math.min(3, points);
        assertThat(sheet.image("Sheet").getWidth()).isBetween(columns * 256, columns * 256 + 200);
    }

    @Test
    void needsAFace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatmapSheet(FIVE, codec(5)).image("Sheet"))
                .withMessageContaining("no pictures");
    }

    private static BufferedImage sheet(float[] maps, int faces) {
        HeatmapSheet sheet = new HeatmapSheet(FIVE, codec(5));
        for (int i = 0; i < faces; i++) {
            sheet.add("face", "1 px", picture(), TRUTH, maps);
        }
        return sheet.image("Heatmaps");
    }

    private static float[] encoded(Landmarks points) {
        FloatBuffer maps = FloatBuffer.allocate(codec(5).length());
        codec(5).encode(points, maps);
        return maps.array();
    }

    private static BufferedImage picture() {
        return Canvas.filled(32, 32, PICTURE);
    }

    private static HeatmapCodec codec(int points) {
        return new HeatmapCodec(
                points,
                32,
                32,
                new GaussianBlob(1.5, GaussianBlob.Drawing.GAUSSIAN, 1, GaussianBlob.Peak.ONE),
                new Argmax());
    }

    private static long count(BufferedImage image, Color color) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(rgb).filter(pixel -> pixel == color.getRGB()).count();
    }
}
