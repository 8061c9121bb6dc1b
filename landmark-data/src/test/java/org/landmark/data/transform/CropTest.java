package org.landmark.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

class CropTest {
    @Property
    void thereAndBackIsTheSamePoint(
            @ForAll @IntRange(min = -5000, max = 5000) int left,
            @ForAll @IntRange(min = -5000, max = 5000) int top,
            @ForAll @IntRange(min = 1, max = 10_000) int width,
            @ForAll @IntRange(min = 1, max = 10_000) int height,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double x,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double y) {
        Crop crop = new Crop(left, top, width, height);
        Landmarks back = crop.toPhoto(crop.toRatios(Landmarks.of(x, y)));
        double scale = 1 + Math.abs(left) + Math.abs(top) + Math.abs(x) + Math.abs(y);
        assertThat(back.x(0)).isCloseTo(x, within(1e-9 * scale));
        assertThat(back.y(0)).isCloseTo(y, within(1e-9 * scale));
    }

    @Test
    void ratiosRunFromEdgeToEdgeOfThePixels() {
        Crop crop = new Crop(10, -20, 40, 80);
        assertThat(crop.toRatios(Landmarks.of(9.5, -20.5, 49.5, 59.5, 29.5, 19.5)))
                .isEqualTo(Landmarks.of(0, 0, 1, 1, 0.5, 0.5));
        assertThat(crop.toRatios(Landmarks.of(10, -20)))
                .as("the centre of the first pixel")
                .isEqualTo(Landmarks.of(0.5 / 40, 0.5 / 80));
        assertThat(crop.toPhoto(Landmarks.of(1, 0, -0.5, 2))).isEqualTo(Landmarks.of(49.5, -20.5, -10.5, 139.5));
    }

    @Test
    void roundsABoxToWholePixels() {
        assertThat(Crop.of(new BoundingBox(-2.4, 2.5, 10.6, 0.2))).isEqualTo(new Crop(-2, 3, 11, 1));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Crop(0, 0, 0, 5))
                .withMessage("crop is empty: 0 x 5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Crop(0, 0, 5, -1));
    }

    @Test
    void endsWhereThePhotoEnds() {
        ImageSize photo = new ImageSize(100, 50);
        assertThat(new Crop(-10, 5, 200, 30).within(photo)).isEqualTo(new Crop(0, 5, 100, 30));
        assertThat(new Crop(20, 30, 10, 40).within(photo)).isEqualTo(new Crop(20, 30, 10, 20));
        assertThat(new Crop(20, 30, 10, 10).within(photo)).isEqualTo(new Crop(20, 30, 10, 10));
    }

    @Test
    void keepsTheNearestColumnAndRowWhereNothingLiesOnThePhoto() {
        ImageSize photo = new ImageSize(100, 50);
        assertThat(new Crop(-30, -30, 20, 20).within(photo)).isEqualTo(new Crop(0, 0, 1, 1));
        assertThat(new Crop(100, 50, 20, 20).within(photo)).isEqualTo(new Crop(99, 49, 1, 1));
    }
}
