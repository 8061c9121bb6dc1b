package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.transform.Crop;

class FaceViewTest {
    private static final ImageSize PHOTO = new ImageSize(400, 300);
    private static final Crop CROP = new Crop(100, 80, 120, 110);

    @Test
    void isTheCropAroundAPoint() {
        assertThat(FaceView.of(CROP, PHOTO, Landmarks.of(150, 100), Landmarks.of(110, 180))
                        .part())
                .isEqualTo(CROP);
    }

    @Test
    void isTheCropWhereManyPointsFillIt() {
        assertThat(FaceView.of(CROP, PHOTO, Landmarks.of(110, 90, 150, 150), Landmarks.of(150, 150, 209, 180))
                        .part())
                .isEqualTo(CROP);
    }

    @Test
    void leavesOutWhatIsFarFromManyPoints() {
        Crop whole = new Crop(0, 0, 400, 300);
        Crop part = FaceView.of(whole, PHOTO, Landmarks.of(100, 20, 199, 79), Landmarks.of(120, 40, 150, 60))
                .part();

        // The box of the points is 100 by 60: there are 35 pixels around it, fewer to the photo's edge.
        assertThat(part).isEqualTo(new Crop(65, 0, 170, 115));
    }

    @Test
    void growsToPointsOutsideTheCropWithSomeAir() {
        Crop part = FaceView.of(CROP, PHOTO, Landmarks.of(150, 150), Landmarks.of(240, 60))
                .part();

        assertThat(part.left()).isEqualTo(100);
        assertThat(part.top()).isBetween(50, 59);
        assertThat(part.left() + part.width()).isBetween(242, 250);
        assertThat(part.top() + part.height()).isEqualTo(190);
    }

    @Test
    void isNeverMuchLargerThanThePhoto() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Crop crop = new Crop(
                    random.nextInt(-3000, 3000),
                    random.nextInt(-3000, 3000),
                    random.nextInt(1, 5000),
                    random.nextInt(1, 5000));
            boolean many = random.nextBoolean();

            Crop part = FaceView.of(crop, PHOTO, anywhere(random, many), anywhere(random, many))
                    .part();

            assertThat(part.left()).isGreaterThanOrEqualTo(-200);
            assertThat(part.top()).isGreaterThanOrEqualTo(-150);
            assertThat(part.left() + part.width()).isLessThanOrEqualTo(601);
            assertThat(part.top() + part.height()).isLessThanOrEqualTo(451);
        }
    }

    @Test
    void showsThePhotosPixelsWhereItsPointsAre() {
        BufferedImage photo = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        photo.setRGB(37, 22, 0x123456);
        FaceView view = new FaceView(new Crop(-10, 5, 60, 40));

        BufferedImage shown = view.of(photo);

        Landmarks placed = view.placed(Landmarks.of(37, 22));
        assertThat(shown.getRGB((int) placed.x(0), (int) placed.y(0)) & 0xFFFFFF)
                .isEqualTo(0x123456);
        assertThat(shown.getWidth()).isEqualTo(60);
        assertThat(shown.getRGB(9, 0) & 0xFFFFFF).as("no photo").isNotZero();
        assertThat(shown.getRGB(10, 0) & 0xFFFFFF).as("a black photo").isZero();
    }

    private static Landmarks anywhere(Random random, boolean many) {
        return Landmarks.of(random.doubles(many ? 6 : 2, -1e4, 1e4).toArray());
    }
}
