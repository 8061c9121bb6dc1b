package org.landmark.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;

class HomographyTest {
    private static final Landmarks SQUARE = Landmarks.of(0, 0, 1, 0, 1, 1, 0, 1);

    private static void assertSame(Landmarks actual, Landmarks expected, double tolerance) {
        for (int i = 0; i < expected.count(); i++) {
            assertThat(actual.distance(i, expected)).as("point %d", i).isLessThan(tolerance);
        }
    }

    private static double[] corners(SplittableRandom random) {
        double[] corners = {-40, -30, 40, -30, 40, 30, -40, 30};
        for (int i = 0; i < corners.length; i++) {
            corners[i] += random.nextDouble(-10, 10);
        }
        return corners;
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void takesTheCornersOfTheUnitSquareWhereTheyAreWanted(@ForAll long seed) {
        double[] corners = corners(new SplittableRandom(seed));
        Homography map = Homography.ofUnitSquare(corners);
        assertSame(map.apply(SQUARE), Landmarks.of(corners), 1e-9);
        assertSame(map.inverse().apply(Landmarks.of(corners)), SQUARE, 1e-9);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void oneAfterTheOtherIsTheSameAsBothTogether(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Homography first = Homography.ofUnitSquare(corners(random));
        Homography second = Homography.rotation(random.nextDouble(6)).then(Homography.translation(3, -5));
        Homography third = Homography.ofUnitSquare(corners(random)).inverse();
        Landmarks points = Landmarks.of(random.nextDouble(), random.nextDouble(), 0.5, 0.5);
        assertSame(first.then(second).apply(points), second.apply(first.apply(points)), 1e-9);
        assertSame(
                first.then(second).then(third).apply(points),
                first.then(second.then(third)).apply(points),
                1e-6);
        assertSame(first.then(first.inverse()).apply(points), points, 1e-9);
    }

    @Test
    void positiveAnglesTurnClockwiseOnAScreen() {
        // y runs down: what is right of the middle comes to lie below it
        Landmarks turned = Homography.rotation(Math.PI / 2).apply(Landmarks.of(1, 0, 0, 1));
        assertSame(turned, Landmarks.of(0, 1, -1, 0), 1e-12);
    }

    @Test
    void affineMapsStayAffine() {
        Homography map = Homography.affine(2, 1, 5, -1, 3, 7);
        assertThat(map.apply(Landmarks.of(1, 2))).isEqualTo(Landmarks.of(9, 12));
        Homography back = map.inverse();
        assertThat(back.isAffine()).isTrue();
        assertThat(back.toArray()[8]).as("OpenCV is not told of it").isEqualTo(1);
        assertThat(map.then(back).isAffine()).isTrue();
        assertThat(Homography.ofUnitSquare(0, 0, 2, 0, 2, 1, 0, 1).isAffine()).isTrue();
        assertThat(Homography.ofUnitSquare(0, 0, 2, 0, 2, 1, 0, 2).isAffine()).isFalse();
    }

    @Test
    void refusesWhatHasNoInverse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Homography.scaling(0, 1).inverse())
                .withMessageStartingWith("the map has no inverse: Homography[0.0, 0.0, ");
        assertThatIllegalArgumentException()
                .as("three corners on a line")
                .isThrownBy(() -> Homography.ofUnitSquare(0, 0, 1, 1, 2, 2, 0, 1));
    }

    @Test
    void isEqualByItsNumbers() {
        assertThat(Homography.translation(0, 0)).isEqualTo(Homography.IDENTITY).hasSameHashCodeAs(Homography.IDENTITY);
        assertThat(Homography.scaling(1, 2)).isNotEqualTo(Homography.IDENTITY);
        Homography.IDENTITY.toArray()[0] = 7;
        assertThat(Homography.IDENTITY.toArray()[0]).as("a copy").isCloseTo(1, within(0.0));
    }
}
