package org.landmark.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LandmarksTest {
    private final Landmarks three = Landmarks.of(1, 2, 3, 4, 5, 6);

    @Test
    void keepsPairsInTheirOrder() {
        assertThat(three.count()).isEqualTo(3);
        assertThat(three.x(1)).isEqualTo(3);
        assertThat(three.y(2)).isEqualTo(6);
        assertThat(three.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void isNotChangedThroughArraysThatWentInOrCameOut() {
        double[] in = {1, 2};
        Landmarks landmarks = Landmarks.of(in);
        in[0] = 9;
        landmarks.toArray()[1] = 9;
        assertThat(landmarks).isEqualTo(Landmarks.of(1, 2)).hasSameHashCodeAs(Landmarks.of(1, 2));
    }

    @Test
    void selectsMapsAndMeasures() {
        assertThat(three.select(2, 0)).isEqualTo(Landmarks.of(5, 6, 1, 2));
        assertThat(three.map(x -> 2 * x, y -> -y)).isEqualTo(Landmarks.of(2, -2, 6, -4, 10, -6));
        assertThat(three.distance(0, Landmarks.of(4, 6))).isEqualTo(5);
        assertThat(three.meanWith(Landmarks.of(3, 0, 3, 6, 4, 6))).isEqualTo(Landmarks.of(2, 1, 3, 5, 4.5, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> three.meanWith(Landmarks.of(1, 2)));
    }

    @Test
    void refusesWhatIsNoRowOfPoints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Landmarks.of(1, 2, 3))
                .withMessage("landmarks need pairs of coordinates, came 3 numbers");
        assertThatIllegalArgumentException().isThrownBy(Landmarks::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Landmarks.of(1, 2, 3, Double.NaN))
                .withMessage("landmark 1 is not finite: NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> three.map(x -> x / 0, y -> y));
    }
}
