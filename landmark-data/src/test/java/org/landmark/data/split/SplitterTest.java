package org.landmark.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landmark.data.spec.SplitSpec.Apart.FACE;
import static org.landmark.data.spec.SplitSpec.Apart.PERSON;
import static org.landmark.data.spec.SplitSpec.Apart.PHOTO;
import static org.landmark.data.spec.SplitSpec.By.DATASET;
import static org.landmark.data.spec.SplitSpec.By.ORDER;
import static org.landmark.data.spec.SplitSpec.By.RANDOM;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;
import org.landmark.data.spec.SplitSpec.Apart;
import org.landmark.data.spec.SplitSpec.By;

class SplitterTest {
    static FaceSample face(String id) {
        return new FaceSample(
                id,
                Path.of("/data", id.replaceFirst("#\\d+$", "")),
                new ImageSize(9, 9),
                new BoundingBox(0, 0, 9, 9),
                Landmarks.of(1, 2));
    }

    private static SplitSpec spec(By by, Apart apart, double validation) {
        return new SplitSpec(by, apart, validation, null, 1L, null, null);
    }

    /** One letter a place, which names its group; a dot stands alone. */
    private static Sides split(SplitSpec spec, String groups) {
        Map<Integer, String> names = new TreeMap<>();
        IntStream.range(0, groups.length())
                .filter(place -> groups.charAt(place) != '.')
                .forEach(place -> names.put(place, groups.substring(place, place + 1)));
        return Splitter.split(spec, groups.length(), names);
    }

    private static Sides splitIds(SplitSpec spec, DatasetKind kind, String... ids) {
        TreeMap<Integer, FaceSample> faces = new TreeMap<>();
        IntStream.range(0, ids.length).forEach(place -> faces.put(place, face(ids[place])));
        return Splitter.split(spec, kind, ids.length, faces);
    }

    private static String text(Sides sides, int total) {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < total; place++) {
            text.append(
                    sides.training().contains(place) ? 't' : sides.validation().contains(place) ? 'v' : '-');
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, .........., ttttttttvv",
        "4,   .........., ttttttvvvv",
        "4,   aabbccdddd, ttttttvvvv",
        "0.3, aabbccdddd, ttttttvvvv",
        "0.5, aabbbbbbbb, ttvvvvvvvv",
        "0.5, aaaabbbbcc, ttttvvvvvv",
        "0.3, aaaaaabbcc, ttttttttvv",
        "0.5, abababab.., ttttttttvv",
        "0.5, ..abababab, ttvvvvvvvv"
    })
    void byOrderTheLastOnesValidateAndAShareCutsBesideGroups(double validation, String groups, String expected) {
        assertThat(text(split(spec(ORDER, PHOTO, validation), groups), 10)).isEqualTo(expected);
    }

    @Test
    void byOrderTheFirstOnesTrain() {
        assertThat(text(split(new SplitSpec(ORDER, FACE, 3.0, 4.0, null, null, null), ".........."), 10))
                .isEqualTo("tttt---vvv");
        assertThat(text(split(new SplitSpec(ORDER, FACE, 0.3, 0.4, null, null, null), ".........."), 10))
                .isEqualTo("tttt---vvv");
        assertThat(text(split(new SplitSpec(ORDER, PHOTO, 0.4, 0.6, null, null, null), "aabbcccccc"), 10))
                .as("a share of the rest where whole groups took more")
                .isEqualTo("ttttvvvvvv");
    }

    @Test
    void aNumberThatCutsAGroupIsRefusedWithTheNearestOnes() {
        assertThatThrownBy(() -> split(spec(ORDER, PERSON, 3), "aabbccdddd"))
                .isInstanceOf(InputException.class)
                .hasMessage("split.validation: 3 of 10 faces in file order cut person d in two (expected 4, which"
                        + " leaves people whole)");
        assertThatThrownBy(() -> split(spec(ORDER, PHOTO, 5), "aabbccdddd"))
                .isInstanceOf(InputException.class)
                .hasMessage("split.validation: 5 of 10 faces in file order cut photo c in two (expected 4 or 6, which"
                        + " leaves photos whole)");
    }

    @Test
    void anOrderWithoutAnyCutIsRefused() {
        for (double validation : new double[] {0.3, 3}) {
            assertThatThrownBy(() -> split(spec(ORDER, PERSON, validation), "abcabcabca"))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "split.validation: 3 of 10 faces in file order cut person a in two (expected by: random,"
                                    + " as no cut leaves people whole)");
        }
    }

    @Test
    void aNumberThatWholeGroupsCantMakeIsRefusedWithTheNearestOnes() {
        assertThatThrownBy(() -> split(spec(RANDOM, PERSON, 4), "aaabbbcccddd"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("split.validation: 4 of 12 faces can't be drawn in whole people: after 3 comes"
                        + " person [a-d] with 3 \\(expected 3 or 6, or a share\\)");
        assertThatThrownBy(() -> split(spec(RANDOM, PERSON, 2), "aaabbbcccddd"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("split.validation: 2 of 12 faces can't be drawn in whole people: after 0 comes"
                        + " person [a-d] with 3 \\(expected 3, or a share\\)");
    }

    @ParameterizedTest
    @CsvSource({"0.35, 3", "0.40, 6", "0.25, 3", "0.6, 6", "0.1, 0"})
    void aShareTakesTheNearestNumberInWholeGroups(double validation, int expected) {
        assertThat(split(spec(RANDOM, PERSON, validation), "aaabbbcccddd").validation())
                .hasSize(expected);
    }

    @Test
    void atRandomMoreTrainingFacesLeaveValidationAsItIs() {
        Sides all = split(spec(RANDOM, FACE, 3), "............");
        Sides four = split(new SplitSpec(RANDOM, FACE, 3.0, 4.0, 1L, null, null), "............");
        assertThat(four.validation()).isEqualTo(all.validation());
        assertThat(four.training()).hasSize(4).isSubsetOf(all.training());
    }

    @Test
    void refusesMoreThanThereAre() {
        for (By by : List.of(ORDER, RANDOM)) {
            assertThatThrownBy(() -> split(new SplitSpec(by, FACE, 3.0, 8.0, null, null, null), ".........."))
                    .isInstanceOf(InputException.class)
                    .hasMessage("split.training: 8 faces, but of 10 there are 7 left beside 3 that validate");
            assertThatThrownBy(() -> split(spec(by, FACE, 11), ".........."))
                    .isInstanceOf(InputException.class)
                    .hasMessage("split.validation: 11 faces of 10 (expected fewer than there are, or a share below 1)");
        }
    }

    @Test
    void theDataSetsOwnSides() {
        SplitSpec own = new SplitSpec(DATASET, null, null, null, null, null, null);
        assertThat(text(splitIds(own, DatasetKind.IBUG300W, "test/a_1.jpg", "training/b_1.jpg", "test/b_2.jpg"), 3))
                .isEqualTo("vtv");
        assertThatThrownBy(() -> splitIds(own, DatasetKind.IMM, "01-1m", "02-1m"))
                .isInstanceOf(InputException.class)
                .hasMessage("split.by: dataset needs a data set with sides of its own, face 01-1m stands on none"
                        + " (expected ids that begin with training/ or test/, or by: order or random)");
    }

    @Test
    void nobodyStandsOnBothOfTheDataSetsSides() {
        SplitSpec people = new SplitSpec(DATASET, PERSON, null, null, null, "/(.+)_\\d+\\.jpg$", null);
        assertThat(text(splitIds(people, DatasetKind.IBUG300W, "test/a_1.jpg", "training/b_1.jpg"), 2))
                .isEqualTo("vt");
        assertThatThrownBy(() ->
                        splitIds(people, DatasetKind.IBUG300W, "training/a_1.jpg", "training/b_1.jpg", "test/b_2.jpg"))
                .isInstanceOf(InputException.class)
                .hasMessage("split.by: dataset has person b on both sides: training/b_1.jpg and test/b_2.jpg (expected"
                        + " by: random, or apart: face)");
    }

    @Test
    void facesOfOnePhotoStayTogether() {
        Sides sides = splitIds(
                spec(ORDER, PHOTO, 0.5),
                DatasetKind.IBUG300W,
                "afw/1_1.jpg",
                "afw/2_1.jpg",
                "afw/2_2.jpg",
                "helen/trainset/2_1.jpg");
        assertThat(text(sides, 4)).isEqualTo("tttv");
    }
}
