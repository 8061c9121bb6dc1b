package org.landmark.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.fixture.RealData;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;
import org.landmark.data.spec.SplitSpec.Apart;
import org.landmark.data.spec.SplitSpec.By;

/** The splits of the experiments, on real data where it is there. */
class RealSplitsTest {
    private static SortedMap<Integer, FaceSample> faces(DatasetKind kind) {
        DataLocation location = DataLocation.find(
                kind, Optional.of(RealData.folder(kind)), Optional.empty(), Map.of(), FaceLoader.Progress.NONE);
        TreeMap<Integer, FaceSample> faces = new TreeMap<>();
        try (FaceRecordReader reader = FaceLoader.reader(location, OptionalInt.empty())) {
            while (reader.hasNext()) {
                faces.put(reader.position(), reader.nextFace());
            }
        }
        return faces;
    }

    private static Sides split(
            DatasetKind kind, SortedMap<Integer, FaceSample> faces, By by, Apart apart, double validation, long seed) {
        SplitSpec spec = new SplitSpec(by, apart, validation, null, seed, null, null);
        return Splitter.split(spec, kind, faces.size(), faces);
    }

    private static Set<String> photos(SortedSet<Integer> places, SortedMap<Integer, FaceSample> faces) {
        return places.stream()
                .map(place -> faces.get(place).id().replaceFirst("^((?:afw|helen)/.*)_\\d+\\.jpg$", "$1"))
                .collect(Collectors.toSet());
    }

    @Test
    void theLastEightPeopleOfImmAreTheLast48Faces() {
        SortedMap<Integer, FaceSample> faces = faces(DatasetKind.IMM);
        Sides byOrder = split(DatasetKind.IMM, faces, By.ORDER, Apart.FACE, 48, 1);
        assertThat(byOrder.training())
                .containsExactlyElementsOf(IntStream.range(0, 192).boxed().toList());
        assertThat(byOrder.validation())
                .containsExactlyElementsOf(IntStream.range(192, 240).boxed().toList());
        for (double validation : new double[] {48, 0.2, 0.21}) {
            assertThat(split(DatasetKind.IMM, faces, By.ORDER, Apart.PERSON, validation, 1))
                    .isEqualTo(byOrder);
        }
        assertThat(faces.get(191).id()).startsWith("32-");
        assertThat(faces.get(192).id()).startsWith("33-");
    }

    @Test
    void nobodyStandsOnBothSidesOfTheYouTubeFaces() {
        SortedMap<Integer, FaceSample> faces = faces(DatasetKind.YOUTUBE_FACES);
        SplitSpec own = new SplitSpec(By.DATASET, Apart.PERSON, null, null, null, null, null);
        Sides sides = Splitter.split(own, DatasetKind.YOUTUBE_FACES, faces.size(), faces);
        assertThat(sides.training()).hasSize(561);
        assertThat(sides.validation()).hasSize(33);
        assertThat(split(DatasetKind.YOUTUBE_FACES, faces, By.ORDER, Apart.PERSON, 33, 1))
                .as("test frames come last")
                .isEqualTo(sides);
        assertThatThrownBy(() -> split(DatasetKind.YOUTUBE_FACES, faces, By.ORDER, Apart.PERSON, 100, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(" faces in file order cut person ");
    }

    @Test
    void ibugFacesAreDrawnByPhoto() {
        SortedMap<Integer, FaceSample> faces = faces(DatasetKind.IBUG300W);
        double share = 578.0 / 6530;
        Sides drawn = split(DatasetKind.IBUG300W, faces, By.RANDOM, Apart.PHOTO, share, 23);
        assertThat(drawn.validation()).hasSize((int) Math.round(share * 1629));
        assertThat(drawn.training()).hasSize(1629 - drawn.validation().size());
        Set<String> validating = photos(drawn.validation(), faces);
        Set<String> training = photos(drawn.training(), faces);
        assertThat(validating).doesNotContainAnyElementsOf(training);
        assertThat(validating.size() + training.size()).isEqualTo(1496);
        assertThat(split(DatasetKind.IBUG300W, faces, By.RANDOM, Apart.PHOTO, share, 23))
                .isEqualTo(drawn);
        assertThat(split(DatasetKind.IBUG300W, faces, By.RANDOM, Apart.PHOTO, share, 24)
                        .validation())
                .isNotEqualTo(drawn.validation());
        Sides alone = split(DatasetKind.IBUG300W, faces, By.RANDOM, Apart.FACE, share, 23);
        assertThat(photos(alone.validation(), faces))
                .as("faces drawn one by one share photos across the sides")
                .containsAnyElementsOf(photos(alone.training(), faces));
    }
}
