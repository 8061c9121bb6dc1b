package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landmark.data.fixture.PtsFixture.face;
import static org.landmark.data.fixture.PtsFixture.rows;
import static org.landmark.data.fixture.PtsFixture.withHeader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.RealData;
import org.landmark.data.spec.DatasetKind;

class PtsRecordReaderTest {
    @TempDir
    private Path folder;

    private PtsRecordReader reader(OptionalInt points) {
        PtsRecordReader reader = new PtsRecordReader(points);
        reader.initialize(folder);
        return reader;
    }

    private static List<FaceSample> all(FaceRecordReader reader) {
        List<FaceSample> faces = new ArrayList<>();
        while (reader.hasNext()) {
            faces.add(reader.nextFace());
        }
        return faces;
    }

    private void assertBadFace(String pts, String problem) {
        Path file = face(folder, "a", pts);
        face(folder, "b", rows(5));
        PtsRecordReader reader = reader(OptionalInt.of(5));
        assertThatThrownBy(reader::nextFace).isInstanceOf(InputException.class).hasMessage(file + problem);
        assertThat(reader.nextFace().id()).isEqualTo("b");
    }

    @Test
    void countsPixelsFromZero() {
        for (String pts : List.of(rows(68), withHeader(68), withHeader(68).replace("version: 1\n", ""))) {
            face(folder, "a", pts);
            FaceSample face = reader(OptionalInt.of(68)).nextFace();
            assertThat(face.id()).isEqualTo("a");
            assertThat(face.photo()).isEqualTo(folder.resolve("a.jpg"));
            assertThat(face.photoSize()).isEqualTo(new ImageSize(64, 48));
            for (int i = 0; i < 68; i++) {
                assertThat(face.landmarks().x(i)).isEqualTo(DlibFixture.x(i) + 0.5);
                assertThat(face.landmarks().y(i)).isEqualTo(DlibFixture.y(i));
            }
            assertThat(face.box()).isEqualTo(BoundingBox.around(face.landmarks()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\r\nn_points:  2\r\n{\r\n1 2\r\n3 4\r\n}\r\n",
                "version:1\nn_points:2\n{\n\n 1\t2 \n3 4\n}",
                "\n1 2\n\n3.0 4e0\n",
                "{\n1 2\n3 4\n}"
            })
    void takesAnySpacing(String pts) {
        face(folder, "a", pts);
        assertThat(reader(OptionalInt.empty()).nextFace().landmarks().toArray()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void goesThroughFoldersInTheOrderOfTheirNames() throws IOException {
        face(folder.resolve("b/deep"), "1", rows(3));
        face(folder.resolve("b"), "2.with.dots", rows(3));
        face(folder, "c", rows(3));
        face(folder, "a b", rows(3));
        face(folder.resolve(".hidden"), "1", rows(3));
        Photos.write(folder.resolve("photo without points.jpg"), Photos.jpeg(8, 8));
        Files.writeString(folder.resolve("._c.pts"), "Mac OS X");
        assertThat(all(reader(OptionalInt.empty())))
                .extracting(FaceSample::id)
                .containsExactly("a b", "b/2.with.dots", "b/deep/1", "c");
    }

    @Test
    void leavesFoldersBehindLinksOut() throws IOException {
        face(folder.resolve("a"), "1", rows(3));
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        assertThat(all(reader(OptionalInt.empty()))).extracting(FaceSample::id).containsExactly("a/1");
        PtsRecordReader linked = new PtsRecordReader(OptionalInt.empty());
        linked.initialize(folder.resolve("a/loop"));
        assertThat(all(linked)).as("the data set's own folder may be a link").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"jpg", "JPG", "jpeg", "png", "Png", "BMP"})
    void findsThePhotoWhateverItsEnding(String ending) throws IOException {
        Files.writeString(folder.resolve("a.PTS"), rows(3));
        Photos.write(folder.resolve("a." + ending), Photos.png(64, 48));
        assertThat(reader(OptionalInt.empty()).nextFace().photo()).isEqualTo(folder.resolve("a." + ending));
    }

    @Test
    void wantsOnePhoto() throws IOException {
        Path alone = Files.writeString(folder.resolve("a.pts"), rows(3));
        Path between = face(folder, "b", rows(3));
        Photos.write(folder.resolve("b.png"), Photos.png(64, 48));
        face(folder, "c", rows(3));
        PtsRecordReader reader = reader(OptionalInt.empty());
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessage(alone + ": expected one photo a.jpg, .jpeg, .png or .bmp beside it, came none");
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessage(between + ": expected one photo b.jpg, .jpeg, .png or .bmp beside it, came b.jpg, b.png");
        assertThat(reader.nextFace().id()).isEqualTo("c");
    }

    @Test
    void namesTheLineOfWhatIsWrong() {
        assertBadFace("", ": holds no point (expected a row 'x y' for each)");
        assertBadFace("version: 1\nn_points: 0\n{\n}", ": holds no point (expected a row 'x y' for each)");
        assertBadFace("version: 1\n" + rows(5), ":2: expected '{' behind the header, came '1.5 1'");
        assertBadFace("version: 1\n", ": expected '{' behind the header, came the end of the file");
        assertBadFace(
                "version: 1\nn_points: 5\n{\n" + rows(5), ": expected '}' behind the points, came the end of the file");
        assertBadFace(withHeader(5) + "7 7\n", ":10: expected nothing behind '}', came '7 7'");
        assertBadFace(withHeader(5).replace("2.5 1\n", "2.5 1 1\n"), ":5: expected a row 'x y', came '2.5 1 1'");
        assertBadFace(rows(4) + "5\n", ":5: expected a row 'x y', came '5'");
        assertBadFace(withHeader(5).replace("n_points:  5", "n_points: 6"), ": n_points says 6 points, came 5 rows");
        assertBadFace(rows(4), ": expected 5 points, came 4");
        assertBadFace(withHeader(6), ": expected 5 points, came 6");
        assertBadFace(rows(4) + "900 1\n", ":5: landmark 4 at (899.0, 0.0) lies far outside the photo of 64x48 pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e16", "-1e300", "Infinity", "two", "1,5"})
    void namesTheLineOfWhatIsNoNumber(String word) {
        assertBadFace(
                withHeader(5).replace("2.5 1\n", "2.5 " + word + "\n"),
                ":5: expected a number of pixels, came '" + word + "'");
    }

    @Test
    void firstGoodFaceDecidesHowManyPointsThereAre() {
        face(folder, "a", "no points");
        face(folder, "b", rows(7));
        Path fewer = face(folder, "c", rows(6));
        PtsRecordReader reader = reader(OptionalInt.empty());
        assertThatThrownBy(reader::nextFace).isInstanceOf(InputException.class);
        assertThat(reader.nextFace().landmarks().count()).isEqualTo(7);
        assertThatThrownBy(reader::nextFace).hasMessage(fewer + ": expected 7 points, came 6");
    }

    @Test
    void refusesPlacesWithoutFaces() throws IOException {
        Photos.write(folder.resolve("a.jpg"), Photos.jpeg(8, 8));
        assertThatThrownBy(() -> reader(OptionalInt.empty()))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": holds no .pts file (expected NAME.pts beside NAME.jpg, here or below)");
        PtsRecordReader reader = new PtsRecordReader(OptionalInt.empty());
        Path file = folder.resolve("a.jpg");
        assertThatThrownBy(() -> reader.initialize(file)).hasMessage(file + ": can't be listed as a folder");
        Files.createDirectory(folder.resolve("a.pts"));
        assertThatThrownBy(() -> reader.initialize(folder))
                .as("a folder is no face")
                .hasMessageContaining("holds no .pts file");
    }

    /** Both tell of the same faces: floats from 1 here, whole pixels from 0 in the XML. */
    @Test
    void agreesWithTheXmlOfRealFaces() {
        Path ibug = RealData.folder(DatasetKind.IBUG300W);
        PtsRecordReader pts = new PtsRecordReader(OptionalInt.of(68));
        pts.initialize(ibug);
        DlibXmlRecordReader xml = new DlibXmlRecordReader(OptionalInt.of(68));
        xml.initialize(ibug.resolve(DlibFixture.LABELS));
        Map<String, FaceSample> byPhoto = new HashMap<>();
        all(pts).forEach(face -> byPhoto.put(face.photo().toString(), face));
        double max = 0;
        int faces = 0;
        for (FaceSample face : all(xml)) {
            double[] whole = face.landmarks().toArray();
            double[] exact = byPhoto.get(face.photo().toString()).landmarks().toArray();
            for (int i = 0; i < whole.length; i++) {
                max = Math.max(max, Math.abs(whole[i] - exact[i]));
            }
            faces++;
        }
        System.out.printf("%d faces: .pts and XML differ by at most %.6f pixels%n", faces, max);
        assertThat(faces).isEqualTo(1629).isEqualTo(byPhoto.size());
        assertThat(max).isLessThanOrEqualTo(0.5 + 1e-6);
    }
}
