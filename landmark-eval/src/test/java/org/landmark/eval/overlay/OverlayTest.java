package org.landmark.eval.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.draw.Canvas;
import org.landmark.data.draw.PngFile;

class OverlayTest {
    private static final EyeCorners CORNERS = new EyeCorners(0, 1);

    @Property(tries = 200)
    void anchorsComeToTheCornersOfTheEyes(
            @ForAll @DoubleRange(min = -500, max = 500) double x,
            @ForAll @DoubleRange(min = -500, max = 500) double y,
            @ForAll @DoubleRange(min = -3.14, max = 3.14) double turn,
            @ForAll @DoubleRange(min = 2, max = 900) double distance) {
        Landmarks eyes = Landmarks.of(x, y, x + distance * Math.cos(turn), y + distance * Math.sin(turn));
        Overlay overlay =
                new Overlay(new BufferedImage(100, 50, BufferedImage.TYPE_INT_ARGB), Landmarks.of(18, 20, 83, 27));

        AffineTransform place = overlay.place(eyes, CORNERS);

        Point2D left = place.transform(new Point2D.Double(18, 20), null);
        Point2D right = place.transform(new Point2D.Double(83, 27), null);
        assertThat(left.getX()).isCloseTo(eyes.x(0) + 0.5, within(1e-9));
        assertThat(left.getY()).isCloseTo(eyes.y(0) + 0.5, within(1e-9));
        assertThat(right.getX()).isCloseTo(eyes.x(1) + 0.5, within(1e-9));
        assertThat(right.getY()).isCloseTo(eyes.y(1) + 0.5, within(1e-9));
        assertThat(place.getDeterminant()).as("not mirrored").isPositive();
        assertThat(place.getScaleX()).as("as wide as high").isCloseTo(place.getScaleY(), within(1e-9));
        assertThat(place.getShearX()).isCloseTo(-place.getShearY(), within(1e-9));
    }

    @Test
    void glassesCoverTheEyesAndLeaveTheMouthFree() {
        for (int distance : new int[] {40, 200, 1200}) {
            BufferedImage face = Canvas.filled(3 * distance, 2 * distance, Color.WHITE);
            Overlay.glasses().paint(face, Landmarks.of(distance, distance, 2 * distance, distance), CORNERS);
            for (double eye : new double[] {1.17, 1.83}) {
                Color lens = new Color(face.getRGB((int) (eye * distance), distance));
                assertThat(lens.getRed()).as("lens at " + distance).isLessThan(140);
            }
            assertThat(face.getRGB(3 * distance / 2, (int) (1.6 * distance))).isEqualTo(Color.WHITE.getRGB());
            assertThat(face.getRGB(3 * distance / 2, (int) (0.5 * distance))).isEqualTo(Color.WHITE.getRGB());
        }
    }

    @Test
    void aFaceWithoutExtentGetsNone() {
        BufferedImage face = Canvas.filled(20, 20, Color.WHITE);
        Overlay.glasses().paint(face, Landmarks.of(10, 10, 10, 10), CORNERS);
        assertThat(face.getRGB(10, 10)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void leftIsWhatIsLeftInTheMeanShape() {
        double[] mean = new double[116];
        mean[2 * 13] = 0.7;
        mean[2 * 21] = 0.3;
        assertThat(EyeCorners.of(LandmarkScheme.IMM58, Landmarks.of(mean))).isEqualTo(new EyeCorners(21, 13));
        mean[2 * 21] = 0.9;
        assertThat(EyeCorners.of(LandmarkScheme.IMM58, Landmarks.of(mean))).isEqualTo(new EyeCorners(13, 21));
        assertThatThrownBy(() -> EyeCorners.of(LandmarkScheme.NOSE, Landmarks.of(0.5, 0.5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("scheme nose");
    }

    @Test
    void anyPictureWithTransparencyIsHeldAtTheSameRelativePlaces(@TempDir Path folder) throws IOException {
        BufferedImage hat = new BufferedImage(50, 100, BufferedImage.TYPE_INT_ARGB);
        hat.setRGB(10, 41, 0xFFFF0000);
        Path file = folder.resolve("hat.png");
        PngFile.write(file, hat);
        Overlay overlay = Overlay.of(file);
        assertThat(overlay.anchors().x(0)).isCloseTo(10, within(1e-9));
        assertThat(overlay.anchors().x(1)).isCloseTo(40, within(1e-9));
        assertThat(overlay.anchors().y(0)).isCloseTo(100 * 25 / 60.0, within(1e-9));
        assertThat(overlay.picture().getRGB(10, 41)).isEqualTo(0xFFFF0000);
        assertThatThrownBy(() -> overlay.anchoredAt(Landmarks.of(3, 3, 3, 3)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two different anchors");
        Path opaque = folder.resolve("opaque.png");
        PngFile.write(opaque, Canvas.filled(4, 4, Color.RED));
        assertThatThrownBy(() -> Overlay.of(opaque))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("opaque.png: has no transparency");
    }
}
