package org.landmark.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.Landmarks;
import org.landmark.data.fixture.AnyMovements;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.View;

class AugmenterTest {
    private static final Crop CROP = new Crop(-20, 30, 80, 60);

    /** The corners of a picture, and points along its edges, in ratios. */
    private static Landmarks rim() {
        double[] xy = new double[4 * 2 * 9];
        for (int i = 0; i < 9; i++) {
            double along = i / 8.0;
            double[] points = {along, 0, along, 1, 0, along, 1, along};
            System.arraycopy(points, 0, xy, 8 * i, 8);
        }
        return Landmarks.of(xy);
    }

    private static void assertWithin(Extent reach, View view) {
        Crop crop = view.crop();
        Landmarks shown = view.toPhoto(rim());
        for (int i = 0; i < shown.count(); i++) {
            assertThat(onAnyPhoto(shown.x(i) + 0.5 - crop.left() - crop.width() / 2.0))
                    .isLessThanOrEqualTo(reach.x() * (1 + 1e-6));
            assertThat(onAnyPhoto(shown.y(i) + 0.5 - crop.top() - crop.height() / 2.0))
                    .isLessThanOrEqualTo(reach.y() * (1 + 1e-6));
        }
    }

    /** A distance, cut where no photo goes on: towards a horizon in the picture, reaches end there, too. */
    private static double onAnyPhoto(double distance) {
        return Math.min(Math.abs(distance), 1e6);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void nothingIsShownBeyondTheReach(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Crop crop = AnyMovements.crop(random);
        Augmenter augmenter = AnyMovements.augmenter(random);
        Extent reach = augmenter.reach(crop);
        for (int i = 0; i < 5; i++) {
            assertWithin(reach, augmenter.draw(random, crop).view());
        }
    }

    /** Draws the ends of ranges more often than what lies between them, where the most is shown. */
    private record Extremes(SplittableRandom random) implements RandomGenerator {
        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public double nextDouble() {
            return switch (random.nextInt(3)) {
                case 0 -> 0;
                case 1 -> Math.nextDown(1.0);
                default -> random.nextDouble();
            };
        }
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void nothingIsShownBeyondTheReachAtTheEndsOfTheRanges(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Crop crop = AnyMovements.crop(random);
        Augmenter augmenter = AnyMovements.augmenter(random);
        Extent reach = augmenter.reach(crop);
        for (int i = 0; i < 10; i++) {
            assertWithin(reach, augmenter.draw(new Extremes(random), crop).view());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.05, 0.1, 0.2})
    void aPerspectiveReachesAsFarAsItsShare(double share) {
        Extent reach = new Augmenter(List.of(new Perspective(null, share))).reach(CROP);
        assertThat(reach.x()).isCloseTo(80 * (0.5 + share), within(1e-9));
        assertThat(reach.y()).isCloseTo(60 * (0.5 + share), within(1e-9));
    }

    @Test
    void aPerspectiveOfFarSurroundingsReachesAnything() {
        Augmenter augmenter = new Augmenter(List.of(new Perspective(null, 0.2), new Scaling(null, new Range(0.25, 1))));
        assertThat(augmenter.reach(CROP).x()).isGreaterThan(1e6);
    }

    @Test
    void reachIsNoLargerThanNeeded() {
        assertThat(Augmenter.NONE.reach(CROP)).isEqualTo(new Extent(40, 30));
        assertThat(reach(new Mirror(null))).isEqualTo(new Extent(40, 30));
        assertThat(reach(new RandomCrop(null, 0.5))).isEqualTo(new Extent(40, 30));
        assertThat(reach(new Scaling(null, new Range(1, 2)))).isEqualTo(new Extent(40, 30));
        assertThat(reach(new Scaling(null, new Range(0.5, 2)))).isEqualTo(new Extent(80, 60));
        assertThat(reach(new Translation(null, new Range(-0.1, 0.2)))).isEqualTo(new Extent(56, 42));
        assertThat(reach(new Rotation(null, new Range(-180, 180))).x()).isCloseTo(50, within(1e-9));
        assertThat(reach(new Rotation(null, new Range(0, 90))).y()).isCloseTo(50, within(1e-9));
    }

    private static Extent reach(Movement movement) {
        return new Augmenter(List.of(movement)).reach(CROP);
    }

    @Test
    void happensAsOftenAsItsProbabilitySays() {
        Augmenter augmenter = new Augmenter(List.of(
                new Brightness(0.0, new Range(1, 1)), new Mirror(0.3), new Noise(1.0, null), new Contrast(0.6, null)));
        SplittableRandom random = new SplittableRandom(5);
        int mirrored = 0;
        int both = 0;
        for (int i = 0; i < 10_000; i++) {
            Augmenter.Drawn drawn = augmenter.draw(random, CROP);
            assertThat(drawn.effects()).hasSizeBetween(1, 2);
            mirrored += drawn.mirrored() ? 1 : 0;
            both += drawn.effects().size() - 1;
        }
        assertThat(mirrored).isCloseTo(3000, within(200)); // over four standard deviations
        assertThat(both).isCloseTo(6000, within(200));
    }

    @Test
    void twoMirrorsAreNone() {
        Augmenter augmenter = new Augmenter(List.of(new Mirror(1.0), new Mirror(1.0)));
        assertThat(augmenter.draw(new SplittableRandom(1), CROP).mirrored()).isFalse();
    }

    @Test
    void theSameRandomnessDrawsTheSame() {
        Augmenter augmenter = AnyMovements.augmenter(new SplittableRandom(3));
        assertThat(augmenter.draw(new SplittableRandom(9), CROP).view())
                .isEqualTo(augmenter.draw(new SplittableRandom(9), CROP).view())
                .isNotEqualTo(augmenter.draw(new SplittableRandom(10), CROP).view());
    }
}
