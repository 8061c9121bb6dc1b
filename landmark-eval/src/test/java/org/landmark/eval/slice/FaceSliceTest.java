package org.landmark.eval.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

class FaceSliceTest {
    /** Two eyes and a nose between them. */
    private static final LandmarkScheme FACE =
            new LandmarkScheme("face", 3, List.of(), List.of(1, 0, 2), List.of(), List.of(0, 1), Map.of());

    @Test
    void aStraightHeadShowsAsMuchOfBothSides() {
        assertThat(FaceTraits.turn(FACE, Landmarks.of(0, 0, 10, 0, 5, 4))).hasValue(0);
    }

    @Test
    void aTurnedOneShowsLittleOfOne() {
        assertThat(FaceTraits.turn(FACE, Landmarks.of(0, 0, 10, 0, 8, 0)).orElseThrow())
                .as("8 of 10 on one side, 2 on the other")
                .isCloseTo(0.6, within(1e-12));
    }

    /** Schemes number the points of a pair in either order. */
    @Test
    void sidesAreToldByWhereTheyLie() {
        LandmarkScheme crossed =
                new LandmarkScheme("face", 5, List.of(), List.of(1, 0, 3, 2, 4), List.of(), List.of(0, 1), Map.of());
        Landmarks turned = Landmarks.of(0, 0, 10, 0, 10, 4, 0, 4, 8, 2);

        assertThat(FaceTraits.turn(crossed, turned).orElseThrow())
                .as("two of 8.25 on one side, two of 2.83 on the other")
                .isCloseTo(0.4892, within(1e-4));
    }

    @Property
    void tiltMirrorAndSizeDoNotMatter(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -3, max = 3) double angle,
            @ForAll @DoubleRange(min = 0.1, max = 100) double size) {
        Random random = new Random(seed);
        Landmarks face = Landmarks.of(random.doubles(2L * 68).toArray());
        double[] moved = new double[2 * 68];
        for (int point = 0; point < 68; point++) { // turned, mirrored, enlarged, moved
            double x = face.x(point);
            double y = face.y(point);
            moved[2 * point] = 7 - size * (x * Math.cos(angle) - y * Math.sin(angle));
            moved[2 * point + 1] = size * (x * Math.sin(angle) + y * Math.cos(angle)) - 3;
        }
        assertThat(FaceTraits.turn(LandmarkScheme.IBUG68, Landmarks.of(moved)).orElseThrow())
                .isCloseTo(FaceTraits.turn(LandmarkScheme.IBUG68, face).orElseThrow(), within(1e-9));
    }

    @Test
    void aSchemeWithoutSidesHasNoTurn() {
        assertThat(FaceTraits.turn(LandmarkScheme.NOSE, Landmarks.of(1, 2))).isEmpty();
    }

    @Test
    void facesAreOfTheKindsTheyBelongTo() {
        Map<FaceSlice, List<Integer>> slices = FaceSlice.of(List.of(
                traits(0.01, 0.1), traits(0.05, 0.3), traits(0.15, 0.6), new FaceTraits(OptionalDouble.empty(), 0.2)));
        assertThat(slices)
                .containsExactly(
                        Map.entry(FaceSlice.STRAIGHT, List.of(0)),
                        Map.entry(FaceSlice.TURNED_A_LITTLE, List.of(1)),
                        Map.entry(FaceSlice.TURNED, List.of(2)),
                        Map.entry(FaceSlice.DARK, List.of(0, 3)),
                        Map.entry(FaceSlice.NEITHER_DARK_NOR_BRIGHT, List.of(1)),
                        Map.entry(FaceSlice.BRIGHT, List.of(2)));
    }

    private static FaceTraits traits(double turn, double brightness) {
        return new FaceTraits(OptionalDouble.of(turn), brightness);
    }
}
