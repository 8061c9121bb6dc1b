package org.landmark.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Photos;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.transform.Crop;

class FaceLoaderTest {
    private static final DataSpec NOSE =
            new DataSpec(null, null, LandmarkScheme.NOSE, null, null, null, null, null, null, null);

    @TempDir
    private Path folder;

    private FaceDataset load(DatasetKind kind, DataSpec spec, FaceLoader.Progress progress) {
        return FaceLoader.load(
                DataLocation.find(kind, Optional.of(folder), Optional.empty(), Map.of(), FaceLoader.Progress.NONE),
                spec,
                progress);
    }

    @Test
    void keepsPlacesAndListsTheBad() throws IOException {
        ImmFixture.folder(folder, 6);
        ImmFixture.face(folder, "02-1m", "57");
        Files.delete(folder.resolve("04-1m.jpg"));
        Files.write(folder.resolve("05-1m.jpg"), Arrays.copyOf(Photos.jpeg(64, 48), Photos.jpeg(64, 48).length - 9));
        FaceDataset dataset = load(DatasetKind.IMM, NOSE, FaceLoader.Progress.NONE);
        assertThat(dataset.total()).isEqualTo(6);
        assertThat(dataset.faces()).containsOnlyKeys(0, 2, 5);
        assertThat(dataset.all()).extracting(face -> face.face().id()).containsExactly("01-1m", "03-1m", "06-1m");
        assertThat(dataset.bad()).extracting(BadFace::position).containsExactly(1, 3, 4);
        assertThat(dataset.bad().get(0).problem()).startsWith(folder.resolve("02-1m.asf") + ":1: ");
        assertThat(dataset.bad().get(1).problem()).isEqualTo(folder.resolve("04-1m.jpg") + ": no such photo");
        assertThat(dataset.bad().get(2).problem())
                .isEqualTo(folder.resolve("05-1m.jpg") + ": is truncated (the JPEG has no end-of-image marker)");
    }

    @Test
    void selectsThePointsAndEncodesThePhoto() {
        ImmFixture.folder(folder, 1);
        CroppedFace face =
                load(DatasetKind.IMM, NOSE, FaceLoader.Progress.NONE).all().get(0);
        assertThat(face.face().landmarks().count()).isEqualTo(1);
        assertThat(face.face().landmarks().x(0)).isCloseTo(ImmFixture.relativeX(52) * 64, within(1e-6));
        assertThat(face.ratios().x(0)).isCloseTo(ImmFixture.relativeX(52) + 0.5 / 64, within(1e-6));
        assertThat(face.crop()).isEqualTo(new Crop(0, 0, 64, 48));
        assertThat(face.pixels()).as("few pixels are held in memory").isInstanceOf(HeldPixels.class);
    }

    @Test
    void readsLabelFiles() {
        DlibFixture.labels(
                folder, DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box(), DlibFixture.box())));
        DataSpec spec = NOSE.withDataset(DatasetKind.IBUG300W);
        FaceDataset dataset = load(DatasetKind.IBUG300W, spec, FaceLoader.Progress.NONE);
        assertThat(dataset.bad()).isEmpty();
        assertThat(dataset.all()).hasSize(2);
        assertThat(dataset.all().get(1).face().landmarks().x(0)).isEqualTo(DlibFixture.x(33));
    }

    @Test
    void aFormatsPointsAreThoseOfTheExperimentsScheme() {
        DlibFixture.labels(
                folder,
                DlibFixture.document(DlibFixture.image(
                        "photos/1.jpg",
                        DlibFixture.box("top='4' left='6' width='40' height='30'", 3),
                        DlibFixture.box())));
        LandmarkScheme three = new LandmarkScheme("three", 3, null, List.of(1, 0, 2), null, null);
        FaceDataset dataset = load(
                DatasetKind.DLIB_XML,
                new DataSpec(DatasetKind.DLIB_XML, null, three, null, null, null, null, null, null, null),
                FaceLoader.Progress.NONE);
        assertThat(dataset.faces()).containsOnlyKeys(0);
        assertThat(dataset.all().get(0).face().landmarks().count()).isEqualTo(3);
        assertThat(dataset.bad()).singleElement().satisfies(bad -> assertThat(bad.problem())
                .contains("expected a box with 3 parts, came 68"));
    }

    @Test
    void facesWhoseBoxBeginsOutsideAreLeftOutAndKeepTheirPlaces() {
        String outside = DlibFixture.box("top='-1' left='6' width='40' height='30'", DlibFixture.POINTS);
        DlibFixture.labels(
                folder,
                DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box(), outside, DlibFixture.box())));
        CropSpec skip = new CropSpec(CropSpec.Region.BOX, null, CropSpec.Negative.SKIP, null);
        FaceDataset dataset = load(
                DatasetKind.IBUG300W,
                new DataSpec(DatasetKind.IBUG300W, null, LandmarkScheme.NOSE, null, null, skip, null, null, null, null),
                FaceLoader.Progress.NONE);
        assertThat(dataset.faces()).containsOnlyKeys(0, 2);
        assertThat(dataset.leftOut()).containsOnlyKeys(1);
        assertThat(dataset.bad()).isEmpty();
        assertThat(dataset.total()).isEqualTo(3);
    }

    @Test
    void boxesAreReadWithoutTheirPoints() {
        String bare = "<box top='-1' left='6' width='40' height='30'/>";
        DlibFixture.labels(
                folder,
                DlibFixture.document(
                        DlibFixture.image("photos/1.jpg", DlibFixture.box(), bare),
                        DlibFixture.image("photos/none.jpg", bare),
                        DlibFixture.image("photos/1.jpg")));
        CropSpec skip = new CropSpec(CropSpec.Region.BOX, null, CropSpec.Negative.SKIP, null);
        DataSpec spec = new DataSpec(DatasetKind.IBUG300W, null, null, null, null, skip, null, null, null, null);
        DataLocation location = DataLocation.find(
                DatasetKind.DLIB_XML,
                Optional.of(folder),
                Optional.of(Path.of(DlibFixture.LABELS)),
                Map.of(),
                FaceLoader.Progress.NONE);
        FaceDataset boxes = FaceLoader.loadBoxes(location, spec.withEveryFace(), FaceLoader.Progress.NONE);
        assertThat(boxes.all()).hasSize(2).allSatisfy(face -> {
            assertThat(face.face().landmarks()).isEqualTo(Landmarks.NONE);
            assertThat(face.face().photoName()).isEqualTo("photos/1.jpg");
        });
        assertThat(boxes.all().get(1).face().box()).isEqualTo(new BoundingBox(6, -1, 40, 30));
        assertThat(boxes.bad()).hasSize(2);
        assertThat(boxes.bad().get(0).problem()).contains("none.jpg");
        assertThat(boxes.bad().get(1).problem()).endsWith("no box on photos/1.jpg (expected one)");
        assertThat(FaceLoader.loadBoxes(location, spec, FaceLoader.Progress.NONE)
                        .leftOut())
                .containsOnlyKeys(1);
    }

    @Test
    void tellsItsProgress() {
        ImmFixture.folder(folder, 7);
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        load(DatasetKind.IMM, NOSE, (done, total) -> {
            assertThat(total).isEqualTo(7);
            told.add(done);
        });
        assertThat(told).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void refusesALocationWithoutFaces() {
        assertThatThrownBy(() -> load(DatasetKind.IMM, NOSE, FaceLoader.Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + ": holds no .asf file");
    }
}
