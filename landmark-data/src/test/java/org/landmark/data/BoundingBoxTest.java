package org.landmark.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundingBoxTest {
    @Test
    void holdsTheCentresOfAllPoints() {
        assertThat(BoundingBox.around(Landmarks.of(3, 9, 7.2, 4, 5, 5))).isEqualTo(new BoundingBox(3, 4, 5, 6));
        assertThat(BoundingBox.around(Landmarks.of(3, 4))).as("a single pixel").isEqualTo(new BoundingBox(3, 4, 1, 1));
    }

    @Test
    void growsAroundItsMiddle() {
        assertThat(new BoundingBox(10, 20, 40, 60).scaled(1.5)).isEqualTo(new BoundingBox(0, 5, 60, 90));
        assertThat(new BoundingBox(10, 20, 40, 60).scaled(0.5)).isEqualTo(new BoundingBox(20, 35, 20, 30));
    }

    @Test
    void coversAWholePhoto() {
        assertThat(BoundingBox.whole(new ImageSize(64, 48))).isEqualTo(new BoundingBox(0, 0, 64, 48));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASideThatIsNone(double side) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BoundingBox(0, 0, side, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoundingBox(0, 0, 5, side));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoundingBox(0, 0, 5, 5).scaled(side));
    }
}
