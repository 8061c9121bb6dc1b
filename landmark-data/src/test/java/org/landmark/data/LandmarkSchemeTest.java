package org.landmark.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

class LandmarkSchemeTest {
    private static final List<LandmarkScheme> ALL = LandmarkScheme.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void mirrorUndoesItself(LandmarkScheme scheme) {
        assertThat(scheme.mirror()).hasSize(scheme.count());
        for (int i = 0; i < scheme.count(); i++) {
            assertThat(scheme.mirror().get(scheme.mirror().get(i))).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void linesVisitEveryPointOfALargeScheme(LandmarkScheme scheme) {
        List<Integer> drawn = scheme.lines().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        int expected = scheme.count() == 1 ? 0 : scheme.count();
        assertThat(drawn).isEqualTo(IntStream.range(0, expected).boxed().toList());
    }

    @Test
    void mirrorsAreThoseOfTheDatabases() {
        assertThat(LandmarkScheme.NOSE.count()).isEqualTo(1);
        assertThat(LandmarkScheme.IMM58.count()).isEqualTo(58);
        assertThat(LandmarkScheme.IBUG68.count()).isEqualTo(68);
        assertThat(LandmarkScheme.IMM58.mirror().get(52)).as("tip of the nose").isEqualTo(52);
        assertThat(LandmarkScheme.IMM58.mirror().get(41))
                .as("middle of the upper lip")
                .isEqualTo(41);
        assertThat(LandmarkScheme.IBUG68.mirror().subList(36, 48))
                .as("eyes")
                .containsExactly(45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40);
        assertThat(LandmarkScheme.IBUG68.mirror().subList(48, 68))
                .as("lips")
                .containsExactly(54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65);
    }

    @Test
    void eyeCornersThatNormaliseAreEachOthersMirror() {
        for (LandmarkScheme scheme : List.of(LandmarkScheme.IMM58, LandmarkScheme.IBUG68)) {
            assertThat(scheme.mirror().get(scheme.normaliser().get(0)))
                    .isEqualTo(scheme.normaliser().get(1));
            assertThat(scheme.normaliserText()).contains("inter-ocular");
        }
        assertThat(LandmarkScheme.NOSE.normaliserText()).isEmpty();
        assertThat(LandmarkScheme.NOSE.normalisingDistance(Landmarks.of(1, 2))).isEmpty();
    }

    @Test
    void distanceIsThatOfTheTwoPoints() {
        Landmarks face = Landmarks.of(10, 20, 40, 60, 0, 0, 0, 0, 0, 0);
        assertThat(five(FIVE).normalisingDistance(face)).hasValue(50);
        assertThat(five(FIVE).normaliserText()).contains("left-eye to right-eye");
        assertThat(five(FIVE.replace("names", "#")).normaliserText()).contains("point 0 to point 1");
        assertThat(five(FIVE).normalisingDistance(face.select(0, 0, 2, 3, 4))).isEmpty();
    }

    @Test
    void isFoundByItsName() {
        assertThat(LandmarkScheme.named("ibug68")).isSameAs(LandmarkScheme.IBUG68);
        assertThatThrownBy(() -> LandmarkScheme.named("IBUG68"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "unknown scheme 'IBUG68' (accepted: nose, imm58, ibug68, the keys of one of your own, or in an"
                                + " experiment its .yaml file)");
    }

    @Test
    void groupsOfTheKnownSchemesHoldEveryPointOnce() {
        for (LandmarkScheme scheme : List.of(LandmarkScheme.IMM58, LandmarkScheme.IBUG68)) {
            assertThat(scheme.groups().keySet()).containsExactly("jaw", "brows", "nose", "eyes", "mouth");
            assertThat(scheme.groups().values().stream().flatMap(List::stream).sorted())
                    .containsExactlyElementsOf(
                            IntStream.range(0, scheme.count()).boxed().toList());
            scheme.groups().forEach((name, points) -> assertThat(
                            points.stream().map(scheme.mirror()::get).toList())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(points));
        }
        assertThat(LandmarkScheme.NOSE.groups()).isEmpty();
    }

    @Test
    void pupilsAreTheMiddlesOfTheEyes() {
        for (LandmarkScheme scheme : List.of(LandmarkScheme.IMM58, LandmarkScheme.IBUG68)) {
            List<Integer> eyes = scheme.groups().get("eyes");
            double[] xy = new double[2 * scheme.count()];
            for (int i = 0; i < eyes.size(); i++) {
                xy[2 * eyes.get(i)] = i < eyes.size() / 2 ? i : 30 + i;
                xy[2 * eyes.get(i) + 1] = i < eyes.size() / 2 ? 10 : 50;
            }
            double across = 30 + eyes.size() / 2.0; // as both eyes are as wide
            assertThat(scheme.pupilDistance(Landmarks.of(xy)).orElseThrow())
                    .as(scheme.name())
                    .isCloseTo(Math.hypot(across, 40), within(1e-9));
        }
        assertThat(five(FIVE + "groups: {eyes: [0, 1]}").pupilDistance(Landmarks.of(10, 20, 40, 60, 0, 0, 0, 0, 0, 0)))
                .hasValue(50);
        assertThat(five(FIVE + "groups: {eyes: [0, 1]}").pupilDistance(Landmarks.of(1, 2, 1, 2, 0, 0, 0, 0, 0, 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "groups: {eyes: [0, 3]}", "groups: {eyes: [0]}", "groups: {Eyes: [0, 1]}"})
    void eyesThatAreNotEachOthersMirrorImageHaveNoPupils(String groups) {
        assertThat(five(FIVE + groups).pupilDistance(Landmarks.of(10, 20, 40, 60, 0, 0, 9, 9, 5, 5)))
                .isEmpty();
    }

    @Test
    void groupsKeepTheirOrderAndAreWrittenWhereThereAreSome() {
        LandmarkScheme scheme = five(FIVE + "groups: {mouth: [3, 4], eyes: [0, 1]}");
        assertThat(scheme.groups().keySet()).containsExactly("mouth", "eyes");
        assertThat(ConfigWriter.jsonLine(scheme)).endsWith(",\"groups\":{\"mouth\":[3,4],\"eyes\":[0,1]}}");
        assertThat(five(ConfigWriter.yaml(scheme))).isEqualTo(scheme);
        assertThatThrownBy(() -> scheme.groups().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static final String FIVE =
            """
            name: five
            count: 5
            names: [left-eye, right-eye, nose, left-corner, right-corner]
            mirror: [1, 0, 2, 4, 3]
            lines: [[0, 2, 1], [3, 4]]
            normaliser: [0, 1]
            """;

    private static LandmarkScheme five(String yaml) {
        return ConfigReader.yaml(yaml, "five.yaml", List.of(), LandmarkScheme.class);
    }

    @Test
    void isReadFromItsKeys() {
        assertThat(five(FIVE))
                .isEqualTo(new LandmarkScheme(
                        "five",
                        5,
                        List.of("left-eye", "right-eye", "nose", "left-corner", "right-corner"),
                        List.of(1, 0, 2, 4, 3),
                        List.of(List.of(0, 2, 1), List.of(3, 4)),
                        List.of(0, 1)));
        assertThat(five("{name: one, count: 1, mirror: [0]}"))
                .isEqualTo(new LandmarkScheme("one", 1, List.of(), List.of(0), List.of(), List.of()));
    }

    @Test
    void isWrittenByItsNameIfKnownAndElseInFull() {
        assertThat(ConfigWriter.jsonLine(LandmarkScheme.IBUG68)).isEqualTo("\"ibug68\"");
        assertThat(ConfigWriter.jsonLine(five(FIVE)))
                .isEqualTo(
                        "{\"name\":\"five\",\"count\":5,\"names\":[\"left-eye\",\"right-eye\",\"nose\",\"left-corner\","
                                + "\"right-corner\"],\"mirror\":[1,0,2,4,3],\"lines\":[[0,2,1],[3,4]],\"normaliser\":[0,1]}");
        assertThat(five(ConfigWriter.yaml(five(FIVE)))).isEqualTo(five(FIVE));
    }

    @Property(tries = 50)
    void anyNumberOfPointsSurvivesBeingWrittenAndRead(@ForAll @IntRange(min = 1, max = 200) int count) {
        List<Integer> reversed =
                IntStream.range(0, count).map(i -> count - 1 - i).boxed().toList();
        LandmarkScheme scheme = new LandmarkScheme(
                "row",
                count,
                null,
                reversed,
                count == 1 ? null : List.of(reversed),
                count == 1 ? null : List.of(0, count - 1));
        assertThat(ConfigReader.json(ConfigWriter.json(scheme), "row.json", LandmarkScheme.class))
                .isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: five | name: my face | name must be 1 to 64 letters, digits, '.', '_' or '-', came 'my face'",
                "name: five | # | name must be 1 to 64 letters, digits, '.', '_' or '-', came none",
                "count: 5 | count: 0 | count must be 1 or more, came '0'",
                "count: 5 | # | count must be 1 or more, came none",
                "count: 5 | count: five | count: expected a whole number, came 'five'",
                "count: 5 | count: 4 | names must be 4, one for each point, came 5",
                "lines: | edges: | edges: unknown key (accepted: name, count, names, mirror, lines, normaliser, groups)",
                "right-eye, | left-eye, | names must differ and not be blank, came 'left-eye' twice",
                "right-eye, | '', | names must differ and not be blank, came ''",
                "mirror: [1, 0, 2, 4, 3] | # | mirror must be 5 points, for each the one it comes from in a mirrored photo, came none",
                "mirror: [1, 0, 2, 4, 3] | mirror: [1, 0, 2] | mirror must be 5 points, for each the one it comes from in a mirrored photo, came 3",
                "mirror: [1, 0, 2, 4, 3] | mirror: [1, 0, 2, 4, 5] | mirror must be points 0 to 4, came [1, 0, 2, 4, 5]",
                "mirror: [1, 0, 2, 4, 3] | mirror: [-1, 0, 2, 4, 3] | mirror must be points 0 to 4, came [-1, 0, 2, 4, 3]",
                "mirror: [1, 0, 2, 4, 3] | mirror: [1, 2, 0, 4, 3] | mirror must undo itself: point 0 comes from 1, but 1 from 2",
                "mirror: [1, 0, 2, 4, 3] | mirror: [1, 0, nose, 4, 3] | mirror[2]: expected a whole number, came 'nose'",
                "[3, 4] | [3, 5] | lines must be chains of two points or more of 0 to 4, came [3, 5]",
                "[3, 4] | [3] | lines must be chains of two points or more of 0 to 4, came [3]",
                "[3, 4] | 3 | lines[1]: expected a list, came '3'",
                "normaliser: [0, 1] | normaliser: [2, 2] | normaliser must be two different points of 0 to 4, came [2, 2]",
                "normaliser: [0, 1] | normaliser: [0, 5] | normaliser must be two different points of 0 to 4, came [0, 5]",
                "normaliser: [0, 1] | normaliser: [0] | normaliser must be two different points of 0 to 4, came [0]",
                "normaliser: [0, 1] | groups: {eyes: [0, 5]} | groups must have names and different points of 0 to 4, came 'eyes': [0, 5]",
                "normaliser: [0, 1] | groups: {eyes: [0, 0]} | groups must have names and different points of 0 to 4, came 'eyes': [0, 0]",
                "normaliser: [0, 1] | groups: {eyes: []} | groups must have names and different points of 0 to 4, came 'eyes': []",
                "normaliser: [0, 1] | groups: [0, 1] | groups: expected keys and values, came the list [0,1]",
                "normaliser: [0, 1] | normaliser: [0, ~] | normaliser[1]: has no value",
            })
    void refusesWhatContradictsItself(String right, String wrong, String problem) {
        assertThatThrownBy(() -> five(FIVE.replace(right, wrong)))
                .isInstanceOf(InputException.class)
                .hasMessage("five.yaml: " + problem);
    }

    @Test
    void refusesAListWithAHoleInJsonToo() {
        assertThatThrownBy(() -> ConfigReader.json(
                        "{\"name\": \"two\", \"count\": 2, \"mirror\": [1, null]}", "card", LandmarkScheme.class))
                .isInstanceOf(InputException.class)
                .hasMessage("card: a list holds a null where a value is expected");
    }

    @Test
    void callsPointsByTheirNames() {
        LandmarkScheme named = new LandmarkScheme("two", 2, List.of("left", "right"), List.of(1, 0), null, null);
        assertThat(named.pointName(1)).isEqualTo("right");
        assertThat(LandmarkScheme.IBUG68.pointName(30)).isEqualTo("point 30");
    }
}
