package org.landmark.data.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

class FacesDrawingTest {
    private static final LandmarkScheme THREE =
            new LandmarkScheme("three", 3, null, List.of(1, 0, 2), List.of(List.of(0, 1)), null);
    private static final BufferedImage GREY = Canvas.filled(200, 160, Color.GRAY);

    @Test
    void everyFaceIsDrawnWhereItsPointsAre() {
        BufferedImage drawn = new FacesDrawing(
                        GREY,
                        THREE,
                        List.of(
                                new FacesDrawing.Seen(
                                        new BoundingBox(20, 20, 50, 50), Landmarks.of(30, 40, 60, 40, 45, 60)),
                                new FacesDrawing.Seen(
                                        new BoundingBox(110, 60, 80, 80), Landmarks.of(120, 80, 180, 80, 150, 120))))
                .image();
        for (int[] point : new int[][] {{30, 40}, {60, 40}, {45, 60}, {120, 80}, {180, 80}, {150, 120}}) {
            Color at = new Color(drawn.getRGB(point[0], point[1]));
            assertThat(at.getRed() - at.getBlue())
                    .as(point[0] + ", " + point[1])
                    .isGreaterThan(60);
        }
        assertThat(drawn.getRGB(45, 40)).as("a line of the scheme").isNotEqualTo(Color.GRAY.getRGB());
        assertThat(drawn.getRGB(20, 45)).as("the box").isNotEqualTo(Color.GRAY.getRGB());
        assertThat(drawn.getRGB(100, 100)).as("between the faces").isEqualTo(Color.GRAY.getRGB());
        assertThat(GREY.getRGB(30, 40)).as("the photo is only read").isEqualTo(Color.GRAY.getRGB());
    }

    @Test
    void theWholePhotoHasNoFrame() {
        BufferedImage drawn = new FacesDrawing(
                        GREY,
                        LandmarkScheme.NOSE,
                        List.of(new FacesDrawing.Seen(new BoundingBox(0, 0, 200, 160), Landmarks.of(100, 80))))
                .image();
        assertThat(drawn.getRGB(0, 50)).isEqualTo(Color.GRAY.getRGB());
        assertThat(drawn.getRGB(100, 80)).isNotEqualTo(Color.GRAY.getRGB());
    }
}
