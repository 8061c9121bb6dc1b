package org.landmark.eval.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.landmark.data.Seed;

class BootstrapIntervalTest {
    private static final Seed SEED = new Seed(1);

    private static BootstrapInterval ofSingles(double... differences) {
        return BootstrapInterval.of(differences, names(differences.length), SEED);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void facesThatAllDifferAlikeLeaveNoDoubt() {
        BootstrapInterval bootstrap = ofSingles(-2, -2, -2);
        assertThat(bootstrap).isEqualTo(new BootstrapInterval(-2, -2, -2, 3, 10_000));
        assertThat(bootstrap.isBelowZero()).isTrue();
    }

    /** Of two faces, the same is drawn twice a quarter of the time each: the interval holds both. */
    @Test
    void twoFacesSayNextToNothing() {
        BootstrapInterval bootstrap = ofSingles(-1, 0.5);
        assertThat(bootstrap).isEqualTo(new BootstrapInterval(-0.25, -1, 0.5, 2, 10_000));
        assertThat(bootstrap.isBelowZero()).isFalse();
    }

    /** Of three, all are the largest one time in 27, which is more than a fortieth; the means in between are thirds. */
    @Test
    void threeFacesAreCountedOut() {
        BootstrapInterval bootstrap = ofSingles(0, 0, 3);
        assertThat(bootstrap.mean()).isEqualTo(1);
        assertThat(bootstrap.lower()).isZero();
        assertThat(bootstrap.upper()).isEqualTo(3);
    }

    @Test
    void ofManyFacesItIsTheNormalInterval() {
        double[] differences = new Random(5)
                .doubles(2000)
                .map(number -> number < 0.5 ? -1.5 : 0.5)
                .toArray();
        double mean = DoubleStream.of(differences).average().orElseThrow();
        BootstrapInterval bootstrap = ofSingles(differences);
        double half = 1.96 * Math.sqrt((-1.5 - mean) * (mean - 0.5) / 2000); // a coin's variance
        assertThat(bootstrap.mean()).isCloseTo(mean, within(1e-12));
        assertThat(bootstrap.lower()).isCloseTo(mean - half, within(0.003));
        assertThat(bootstrap.upper()).isCloseTo(mean + half, within(0.003));
    }

    /** Six photos of a person that all say the same are no more evidence than one. */
    @Test
    void facesOfAGroupCountAsOne() {
        double[] people = {-3, 1, -2, 0.5, -1, -4, 2, -2.5};
        double[] photos = DoubleStream.of(people)
                .flatMap(person -> DoubleStream.generate(() -> person).limit(6))
                .toArray();
        List<String> groups = IntStream.range(0, photos.length)
                .mapToObj(i -> "person " + i / 6)
                .toList();
        BootstrapInterval bootstrap = BootstrapInterval.of(photos, groups, SEED);
        BootstrapInterval single = ofSingles(people);
        assertThat(bootstrap.groups()).isEqualTo(8);
        assertThat(bootstrap.lower()).isCloseTo(single.lower(), within(1e-12));
        assertThat(bootstrap.upper()).isCloseTo(single.upper(), within(1e-12));
        BootstrapInterval careless = ofSingles(photos);
        assertThat(careless.upper() - careless.lower()).isLessThan((single.upper() - single.lower()) / 2);
    }

    @Test
    void everyFaceCountsInTheMeanWhateverItsGroup() {
        BootstrapInterval bootstrap =
                BootstrapInterval.of(new double[] {1, 1, 1, 5}, List.of("a", "a", "a", "b"), SEED);
        assertThat(bootstrap.mean()).isEqualTo(2);
        assertThat(bootstrap.lower()).isEqualTo(1);
        assertThat(bootstrap.upper()).isEqualTo(5);
    }

    @Test
    void theSeedDecides() {
        double[] differences = new Random(7).doubles(50).toArray();
        assertThat(ofSingles(differences)).isEqualTo(ofSingles(differences));
        assertThat(BootstrapInterval.of(differences, names(50), new Seed(2))).isNotEqualTo(ofSingles(differences));
    }

    @Property(tries = 20)
    void theMeanLiesInside(@ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = -9, max = 9) Double> differences) {
        BootstrapInterval bootstrap =
                ofSingles(differences.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(bootstrap.lower()).isBetween(Collections.min(differences) - 1e-9, bootstrap.mean() + 1e-9);
        assertThat(bootstrap.upper()).isBetween(bootstrap.mean() - 1e-9, Collections.max(differences) + 1e-9);
    }

    @Test
    void oneGroupIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ofSingles(1));
        assertThatIllegalArgumentException().isThrownBy(BootstrapIntervalTest::ofSingles);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapInterval.of(new double[] {1, 2}, List.of("a", "a"), SEED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapInterval.of(new double[] {1, 2}, List.of("a", "b", "c"), SEED));
    }
}
