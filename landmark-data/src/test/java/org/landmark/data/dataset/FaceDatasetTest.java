package org.landmark.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.DataLocation.Origin;
import org.landmark.data.fixture.Encoded;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;

class FaceDatasetTest {
    private static final DataLocation PLACE =
            new DataLocation(DatasetKind.IMM, Path.of("faces"), Optional.empty(), Origin.OPTION);

    /** Faces 0 to total - 1, without the bad ones. */
    private static FaceDataset dataset(int total, Integer... bad) {
        TreeMap<Integer, CroppedFace> faces = new TreeMap<>();
        IntStream.range(0, total).forEach(i -> faces.put(i, Encoded.face(i)));
        List.of(bad).forEach(faces::remove);
        return new FaceDataset(
                PLACE,
                faces,
                List.of(bad).stream()
                        .map(i -> new BadFace(i, "f" + i + ": is bad"))
                        .toList());
    }

    private static List<String> ids(List<CroppedFace> faces) {
        return faces.stream().map(face -> face.face().id().replace("face ", "")).toList();
    }

    @Test
    void allowsSoManyBadFaces() {
        assertThatCode(() -> dataset(9, 3, 5).requireAtMostBad(2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> dataset(9, 3, 5).requireAtMostBad(1))
                .isInstanceOf(InputException.class)
                .hasMessage("2 of 9 faces can't be used, the first: f3: is bad (see them all with 'dataset verify';"
                        + " --skip-bad 2 trains without them)");
    }

    @Test
    void refusesANegativeNumberOfBadFaces() {
        for (FaceDataset dataset : List.of(dataset(9), dataset(9, 3))) {
            assertThatThrownBy(() -> dataset.requireAtMostBad(-1))
                    .isInstanceOf(InputException.class)
                    .hasMessage("--skip-bad must be 0 or more, came -1");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.2, 8", "3, 7", "0.5, 5", "9, 1", "1, 9"})
    void lastFacesValidate(double validation, int first) {
        FaceSplit split = dataset(10).split(SplitSpec.last(validation));
        assertThat(ids(split.training()))
                .isEqualTo(IntStream.range(0, first).mapToObj("%d"::formatted).toList());
        assertThat(ids(split.validation()))
                .isEqualTo(IntStream.range(first, 10).mapToObj("%d"::formatted).toList());
    }

    @Test
    void badFacesKeepTheirPlaces() {
        FaceSplit split = dataset(10, 0, 1, 2, 9).split(SplitSpec.last(0.3));
        assertThat(ids(split.training())).containsExactly("3", "4", "5", "6");
        assertThat(ids(split.validation())).containsExactly("7", "8");
    }

    @Test
    void allFacesTrainWhereTheSplitIsFull() {
        SplitSpec full = new SplitSpec(null, null, 0.3, null, null, null, true);
        FaceSplit split = dataset(10, 0, 9).split(full);
        assertThat(ids(split.training())).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(ids(split.validation())).containsExactly("7", "8");
        assertThatThrownBy(() -> new SplitSpec(null, null, 0.3, 0.5, null, null, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("full lets every face train (expected no training beside it), came training: 0.5");
    }

    @Test
    void badFacesAndFacesLeftOutMoveNobodyAtRandom() {
        SplitSpec random = new SplitSpec(SplitSpec.By.RANDOM, null, 12.0, null, 5L, null, null);
        FaceSplit whole = dataset(40).split(random);
        FaceDataset some = dataset(40, 3, 17, 30);
        TreeMap<Integer, CroppedFace> faces = new TreeMap<>(some.faces());
        CroppedFace gone = faces.remove(5);
        TreeMap<Integer, FaceSample> leftOut = new TreeMap<>(Map.of(5, gone.face()));
        FaceSplit split = new FaceDataset(PLACE, faces, some.bad(), leftOut).split(random);
        List<String> missing = List.of("3", "5", "17", "30");
        assertThat(ids(whole.validation()))
                .hasSize(12)
                .isNotEqualTo(ids(dataset(40).split(SplitSpec.last(12)).validation()));
        assertThat(ids(split.validation()))
                .isEqualTo(ids(whole.validation()).stream()
                        .filter(id -> !missing.contains(id))
                        .toList());
        assertThat(ids(split.training()))
                .isEqualTo(ids(whole.training()).stream()
                        .filter(id -> !missing.contains(id))
                        .toList());
    }

    @Test
    void aFewOfThoseThatValidateComeFromAllOver() {
        FaceSplit split = dataset(20).split(SplitSpec.last(10.0));
        FaceSplit few = split.validatingAtMost(4);
        assertThat(ids(few.training())).isEqualTo(ids(split.training()));
        assertThat(ids(few.validation())).containsExactly("10", "12", "15", "17");
        assertThat(split.validatingAtMost(10)).isEqualTo(split);
        assertThat(split.validatingAtMost(99)).isEqualTo(split);
    }

    @Test
    void refusesAnEmptySide() {
        assertThatThrownBy(() -> dataset(10).split(SplitSpec.last(10.0)))
                .isInstanceOf(InputException.class)
                .hasMessage("split.validation: 10 of 10 faces in faces leaves 0 to train and 10 to validate"
                        + " (expected at least one of each)");
        assertThatThrownBy(() -> dataset(10).split(SplitSpec.last(1e12))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> dataset(2).split(SplitSpec.last(0.1))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> dataset(10, 8, 9).split(SplitSpec.last(0.2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("leaves 8 to train and 0 to validate");
    }

    @Test
    void meanShapeIsInRatiosOfTheCrop() {
        Landmarks mean = MeanShape.of(List.of(Encoded.face(10), Encoded.face(20), Encoded.face(60)));
        assertThat(mean.x(0)).isCloseTo(0.3, within(1e-12));
        assertThat(mean.y(0)).isCloseTo(0.15, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanShape.of(List.of()));
    }
}
