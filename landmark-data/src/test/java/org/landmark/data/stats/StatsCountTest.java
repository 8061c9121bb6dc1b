package org.landmark.data.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landmark.data.fixture.DlibFixture.box;
import static org.landmark.data.fixture.DlibFixture.document;
import static org.landmark.data.fixture.DlibFixture.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.fixture.CsvFixture;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.PtsFixture;
import org.landmark.data.fixture.RealData;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.stats.DatasetStats.Boxes;
import org.landmark.data.stats.DatasetStats.Duplicates;
import org.landmark.data.stats.DatasetStats.Outside;

class StatsCountTest {
    private static final String PHOTO = "photos/1.jpg";
    private static final String BARE = "<box top='4' left='6' width='40' height='30'/>";

    @TempDir
    private Path folder;

    private static DatasetStats stats(DatasetKind kind, Path folder, String labels) {
        return StatsCount.of(DataLocation.find(
                kind,
                Optional.of(folder),
                Optional.ofNullable(labels).map(Path::of),
                Map.of(),
                FaceLoader.Progress.NONE));
    }

    private DatasetStats dlib(String... images) {
        DlibFixture.labels(folder, document(images));
        return stats(DatasetKind.DLIB_XML, folder, null);
    }

    @Test
    void countsFacesBoxesAndPhotos() {
        Photos.write(folder.resolve("photos/2.png"), Photos.png(100, 10));
        DatasetStats stats = dlib(
                image(PHOTO, box(), box("top='4' left='-1' width='60' height='40'", 68), BARE),
                image("photos/2.png", "<box top='-4' left='-6' width='4' height='3'/>", box(), "<box left='1'/>"),
                image("photos/3.png"));
        assertThat(stats.faces()).isEqualTo(2);
        assertThat(stats.points()).isEqualTo(68);
        assertThat(stats.boxes()).isEqualTo(new Boxes(5, 2, 2));
        assertThat(stats.badFaces())
                .as("a box without its sides, and one with points far outside its photo")
                .isEqualTo(2);
        assertThat(stats.images()).isEqualTo(3);
        assertThat(stats.missingPhotos()).isEqualTo(1);
        assertThat(stats.imageWidth()).isEqualTo(new Spread(64, 82, 100));
        assertThat(stats.imageHeight()).isEqualTo(new Spread(10, 29, 48));
        assertThat(stats.facesPerPhoto()).isEqualTo(new Spread(2, 2, 2));
        assertThat(stats.splits()).isNull();
    }

    @Test
    void countsPointsOutside() {
        String outside = box("top='0' left='0' width='60' height='34'", 68)
                .replace("name='00' x='0' y='0'", "name='00' x='-0.5' y='-0.5'")
                .replace("name='01' x='1' y='0'", "name='01' x='-0.6' y='0'")
                .replace("name='02' x='2' y='1'", "name='02' x='63.5' y='47.5'")
                .replace("name='03' x='3' y='1'", "name='03' x='3' y='47.6'");
        assertThat(dlib(image(PHOTO, box("top='0' left='0' width='60' height='34'", 68), outside))
                        .outside())
                .isEqualTo(new Outside(2, 1, 3, 1));
    }

    @Test
    void worksWithoutPhotos() {
        DatasetStats stats = dlib(image("a.jpg", box(), box()), image("b.jpg", box()));
        assertThat(stats.faces()).isEqualTo(3);
        assertThat(stats.missingPhotos()).isEqualTo(2);
        assertThat(stats.badFaces()).isZero();
        assertThat(stats.imageWidth()).isNull();
        assertThat(stats.facesPerPhoto()).isEqualTo(new Spread(1, 1.5, 2));
        assertThat(dlib(image("a.jpg", BARE)).facesPerPhoto()).isNull();
    }

    @Test
    void facesOnBrokenPhotosAreBad() throws IOException {
        ImmFixture.folder(folder, 3);
        Files.writeString(folder.resolve("02-1m.jpg"), "no photo");
        DatasetStats stats = stats(DatasetKind.IMM, folder, null);
        assertThat(stats.faces()).isEqualTo(2);
        assertThat(stats.badFaces()).isEqualTo(1);
        assertThat(stats.missingPhotos()).isZero();
        assertThat(stats.boxes()).isEqualTo(new Boxes(2, 0, 0));
    }

    @Test
    void findsPhotosThatAreThereTwice() throws IOException {
        for (String name : List.of("training/a.jpg", "training/b.jpg", "test/a.jpg", "test/c.jpg", "test/d.jpg")) {
            Photos.write(folder.resolve(name), Photos.png(64, 48));
        }
        byte[] other = Photos.png(64, 48);
        other[other.length - 1]++;
        Files.write(folder.resolve("test/d.jpg"), other);
        String header = CsvFixture.header(68) + "\n";
        CsvFixture.text(
                folder.resolve("training_frames_keypoints.csv"),
                header + CsvFixture.row("a.jpg", 68) + "\n" + CsvFixture.row("b.jpg", 68) + "\n");
        CsvFixture.text(
                folder.resolve("test_frames_keypoints.csv"),
                header + CsvFixture.row("a.jpg", 68) + "\n" + CsvFixture.row("c.jpg", 68) + "\n"
                        + CsvFixture.row("d.jpg", 68) + "\n" + CsvFixture.row("missing.jpg", 68) + "\n");
        DatasetStats stats = stats(DatasetKind.YOUTUBE_FACES, folder, null);
        assertThat(stats.splits()).isEqualTo(Map.of("training", 2, "test", 4));
        assertThat(stats.duplicates())
                .as("b is a within training, test/a is in training too, c is test/a within test")
                .isEqualTo(new Duplicates(2, 1));
    }

    @Test
    void countsWhateverNumberOfPoints() {
        PtsFixture.face(folder, "a", PtsFixture.rows(5));
        PtsFixture.face(folder, "b", PtsFixture.rows(5));
        PtsFixture.face(folder, "c", PtsFixture.rows(6));
        DatasetStats stats = stats(DatasetKind.PTS, folder, null);
        assertThat(stats.faces()).isEqualTo(2);
        assertThat(stats.points()).isEqualTo(5);
        assertThat(stats.badFaces()).isEqualTo(1);
        assertThat(stats.duplicates()).isEqualTo(new Duplicates(1, 0));
    }

    @Test
    void refusesPlacesWithoutAnnotation() {
        assertThatThrownBy(() -> stats(DatasetKind.PTS, folder, null))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + ": holds no .pts file");
        assertThatThrownBy(() -> dlib(image(PHOTO)))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve(DlibFixture.LABELS) + ": holds no <box>");
    }

    @Test
    void middleOfAnEvenCountLiesBetween() {
        assertThat(Spread.of(List.of(5, 1, 2, 9))).isEqualTo(new Spread(1, 3.5, 9));
        assertThat(Spread.of(List.of(5, 1, 9))).isEqualTo(new Spread(1, 5, 9));
        assertThat(Spread.of(List.of())).isNull();
    }

    @Test
    void realImm() {
        DatasetStats stats = stats(DatasetKind.IMM, RealData.folder(DatasetKind.IMM), null);
        assertThat(stats.faces()).isEqualTo(240);
        assertThat(stats.points()).isEqualTo(58);
        assertThat(stats.images()).isEqualTo(240);
        assertThat(stats.imageWidth()).isEqualTo(new Spread(640, 640, 640));
        assertThat(stats.imageHeight()).isEqualTo(new Spread(480, 480, 480));
    }

    @Test
    void realIbug() {
        DatasetStats stats = stats(DatasetKind.IBUG300W, RealData.folder(DatasetKind.IBUG300W), null);
        assertThat(stats.faces()).isEqualTo(1629);
        assertThat(stats.points()).isEqualTo(68);
        assertThat(stats.boxes()).isEqualTo(new Boxes(1629, 49, 0));
        assertThat(stats.missingPhotos()).isZero();
        DatasetStats pts = stats(DatasetKind.PTS, RealData.folder(DatasetKind.IBUG300W), null);
        assertThat(pts.faces()).isEqualTo(1629);
        assertThat(pts.badFaces()).isZero();
    }

    @Test
    void realYoutubeFaces() {
        DatasetStats stats = stats(DatasetKind.YOUTUBE_FACES, RealData.folder(DatasetKind.YOUTUBE_FACES), null);
        assertThat(stats.splits()).isEqualTo(Map.of("training", 561, "test", 33));
        assertThat(stats.faces()).isEqualTo(594);
        assertThat(stats.badFaces()).isZero();
        assertThat(stats.missingPhotos()).isZero();
        assertThat(stats.imageWidth().min()).isEqualTo(72);
        assertThat(stats.imageWidth().max()).isEqualTo(494);
        assertThat(stats.duplicates()).isEqualTo(new Duplicates(2, 0));
    }

    @Test
    void realExamplesOfDlib() {
        Path dlib = RealData.folder("dlib_faces");
        DatasetStats training = stats(DatasetKind.DLIB_XML, dlib, "training_with_face_landmarks.xml");
        assertThat(training.faces()).isEqualTo(18);
        assertThat(training.images()).isEqualTo(4);
        DatasetStats testing = stats(DatasetKind.DLIB_XML, dlib, "testing_with_face_landmarks.xml");
        assertThat(testing.faces()).isEqualTo(25);
        assertThat(testing.images()).isEqualTo(5);
        DatasetStats bare = stats(DatasetKind.DLIB_XML, dlib, "testing.xml");
        assertThat(bare.faces()).isZero();
        assertThat(bare.boxes()).isEqualTo(new Boxes(25, 0, 25));
    }

    @Test
    void realContestListWithoutPhotos() {
        Path contest = RealData.folder("kaggle_cs194");
        String labels = "labels_ibug_300W_test_parsed.xml";
        for (DatasetKind kind : List.of(DatasetKind.DLIB_XML, DatasetKind.IBUG300W)) {
            DatasetStats stats = stats(kind, contest, labels);
            assertThat(stats.faces()).isZero();
            assertThat(stats.images()).isEqualTo(1008);
            assertThat(stats.missingPhotos()).isEqualTo(1008);
            assertThat(stats.boxes()).isEqualTo(new Boxes(1008, 26, 1008));
        }
    }
}
