package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.draw.Canvas;
import org.landmark.data.draw.Mark;
import org.landmark.data.draw.PngFile;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.Patch;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.Prediction;

class PredictionSheetTest {
    private static final Color FACE = new Color(200, 120, 80);
    private static final Color AROUND = new Color(10, 60, 110);

    @TempDir
    private Path folder;

    @Test
    void showsTheCropWithTruthAndPrediction() throws Exception {
        BufferedImage one = new PredictionSheet("One", List.of(prediction(Landmarks.of(150, 110)))).image();

        assertThat(count(one, FACE)).isGreaterThan(200 * 200);
        assertThat(count(one, AROUND)).as("the rest of the photo").isZero();
        assertThat(count(one, Mark.TRUTH.color())).isGreaterThan(100);
        assertThat(count(one, Mark.PREDICTION.color())).isGreaterThan(100);
    }

    @Test
    void showsAPredictionOutsideTheCropToo() throws Exception {
        BufferedImage one = new PredictionSheet("One", List.of(prediction(Landmarks.of(250, 110)))).image();

        assertThat(count(one, AROUND)).isGreaterThan(1000);
        assertThat(reds(one.getSubimage(260, 70, one.getWidth() - 260, one.getHeight() - 70)))
                .as("a cross on the right of the picture")
                .isGreaterThan(15);
    }

    @Test
    void standsInRowsOfThree() throws Exception {
        Prediction prediction = prediction(Landmarks.of(150, 110));
        BufferedImage one = new PredictionSheet("Sheet", List.of(prediction)).image();
        BufferedImage three = new PredictionSheet("Sheet", Collections.nCopies(3, prediction)).image();
        BufferedImage four = new PredictionSheet("Sheet", Collections.nCopies(4, prediction)).image();

        assertThat(three.getWidth()).isGreaterThan(one.getWidth() + 600);
        assertThat(three.getHeight()).isEqualTo(one.getHeight());
        assertThat(four.getWidth()).isEqualTo(three.getWidth());
        assertThat(four.getHeight()).isGreaterThan(three.getHeight() + 300);
    }

    /** A face of one colour in a photo of another, cut out exactly, with its point at (120, 120). */
    private Prediction prediction(Landmarks predicted) throws Exception {
        Crop crop = new Crop(100, 80, 80, 80);
        BufferedImage photo = Canvas.filled(300, 200, AROUND);
        for (int y = 80; y < 160; y++) {
            for (int x = 100; x < 180; x++) {
                photo.setRGB(x, y, FACE.getRGB());
            }
        }
        Path file = folder.resolve("face.png");
        PngFile.write(file, photo);
        FaceSample face = new FaceSample(
                "folder/face.png",
                file,
                new ImageSize(300, 200),
                new BoundingBox(100, 80, 80, 80),
                Landmarks.of(120, 120));
        Patch patch = new Patch(100, 80, 1, 1, 80, 80);
        CroppedFace cropped = new CroppedFace(face, crop, patch, new HeldPixels(patch, new byte[1]));
        return new Prediction(cropped, LandmarkScheme.NOSE, crop.toRatios(predicted));
    }

    private static long reds(BufferedImage image) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(rgb)
                .mapToObj(Color::new)
                .filter(color -> color.getRed() > 180 && color.getGreen() < 100 && color.getBlue() < 100)
                .count();
    }

    private static long count(BufferedImage image, Color color) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(rgb).filter(pixel -> pixel == color.getRGB()).count();
    }
}
