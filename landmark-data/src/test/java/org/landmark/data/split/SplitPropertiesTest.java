package org.landmark.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.landmark.data.InputException;
import org.landmark.data.spec.SplitSpec;
import org.landmark.data.spec.SplitSpec.Apart;
import org.landmark.data.spec.SplitSpec.By;

/** What holds of every split, whoever stands where. */
class SplitPropertiesTest {
    private static final List<By> BY = List.of(By.ORDER, By.RANDOM);

    private static SplitSpec spec(By by, Apart apart, double validation, long seed) {
        return new SplitSpec(by, apart, validation, null, seed, null, null);
    }

    /** A group for each number, none for 0. */
    private static Map<Integer, String> groups(List<Integer> numbers) {
        return IntStream.range(0, numbers.size())
                .filter(place -> numbers.get(place) != 0)
                .boxed()
                .collect(Collectors.toMap(place -> place, place -> "g" + numbers.get(place)));
    }

    private static Set<String> names(Set<Integer> places, Map<Integer, String> groups) {
        return places.stream()
                .filter(groups::containsKey)
                .map(groups::get)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Property(tries = 500)
    void sidesAreDisjointAndAllTogetherAndTearNoGroup(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 12) Integer> numbers,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
            @ForAll long seed) {
        Map<Integer, String> groups = groups(numbers);
        int answered = 0;
        for (By by : BY) {
            Sides sides;
            try {
                sides = Splitter.split(spec(by, Apart.PHOTO, share, seed), numbers.size(), groups);
            } catch (InputException noCut) {
                assertThat(by).isEqualTo(By.ORDER);
                assertThat(noCut).hasMessageContaining("as no cut leaves photos whole");
                continue;
            }
            answered++;
            assertThat(Collections.disjoint(sides.training(), sides.validation()))
                    .isTrue();
            Set<Integer> all = new TreeSet<>(sides.training());
            all.addAll(sides.validation());
            assertThat(all).hasSize(numbers.size());
            assertThat(Collections.disjoint(names(sides.training(), groups), names(sides.validation(), groups)))
                    .isTrue();
        }
        assertThat(answered).isPositive();
    }

    @Property(tries = 500)
    void sizesAreAsAsked(
            @ForAll @IntRange(min = 1, max = 60) int validation,
            @ForAll @IntRange(min = 1, max = 60) int training,
            @ForAll @IntRange(max = 60) int others,
            @ForAll long seed) {
        int total = training + validation + others;
        for (By by : BY) {
            SplitSpec limited = new SplitSpec(by, Apart.FACE, (double) validation, (double) training, seed, null, null);
            Sides sides = Splitter.split(limited, total, Map.of());
            assertThat(sides.validation()).hasSize(validation);
            assertThat(sides.training()).hasSize(training);
            Sides rest = Splitter.split(spec(by, Apart.FACE, validation, seed), total, Map.of());
            assertThat(rest.validation()).isEqualTo(sides.validation());
            assertThat(rest.training()).hasSize(total - validation).containsAll(sides.training());
        }
    }

    @Property(tries = 500)
    void aNumberInWholeGroupsIsMetOrRefusedWithOnesThatAreMet(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 8) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 59) int validation,
            @ForAll long seed) {
        Assume.that(validation < numbers.size());
        Map<Integer, String> groups = groups(numbers);
        for (By by : BY) {
            try {
                assertThat(Splitter.split(spec(by, Apart.PERSON, validation, seed), numbers.size(), groups)
                                .validation())
                        .hasSize(validation);
            } catch (InputException refused) {
                String expected = refused.getMessage().replaceAll(".*expected ([^,]*),.*", "$1");
                for (String number : expected.replace("by: random", "").split(" or ")) {
                    if (!number.isEmpty()) {
                        double other = Double.parseDouble(number);
                        assertThat(Splitter.split(spec(by, Apart.PERSON, other, seed), numbers.size(), groups)
                                        .validation())
                                .hasSize((int) other);
                    }
                }
            }
        }
    }

    @Property(tries = 200)
    void theSameSeedSplitsAlikeAndAnotherDoesNot(
            @ForAll @Size(min = 60, max = 90) List<@IntRange(max = 200) Integer> numbers, @ForAll long seed) {
        Map<Integer, String> groups = groups(numbers);
        Set<Set<Integer>> drawn = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            SplitSpec spec = spec(By.RANDOM, Apart.PHOTO, 0.4, seed + i);
            Sides sides = Splitter.split(spec, numbers.size(), groups);
            assertThat(Splitter.split(spec, numbers.size(), new TreeMap<>(groups)))
                    .isEqualTo(sides);
            drawn.add(sides.validation());
        }
        assertThat(drawn).hasSize(3);
    }

    @Property(tries = 100)
    void aFaceThatTurnsBadMovesNobodyByOrder(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 30) Integer> numbers,
            @ForAll @IntRange(max = 39) int bad) {
        Map<Integer, String> groups = groups(numbers.stream().sorted().toList());
        Map<Integer, String> left = new TreeMap<>(groups);
        left.remove(bad);
        for (int validation = 1; validation < numbers.size(); validation++) {
            Optional<Sides> before = whole(numbers.size(), validation, groups);
            Optional<Sides> after = whole(numbers.size(), validation, left);
            before.ifPresent(sides -> assertThat(after).contains(sides));
        }
    }

    private static Optional<Sides> whole(int total, int validation, Map<Integer, String> groups) {
        try {
            return Optional.of(Splitter.split(spec(By.ORDER, Apart.PHOTO, validation, 1), total, groups));
        } catch (InputException cutsAGroup) {
            return Optional.empty();
        }
    }
}
