package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landmark.data.fixture.CsvFixture.header;
import static org.landmark.data.fixture.CsvFixture.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.fixture.CsvFixture;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.Photos;

class CsvRecordReaderTest {
    private static final String NAME = "faces_1.csv";

    @TempDir
    private Path folder;

    private CsvRecordReader reader(String... lines) {
        CsvRecordReader reader = new CsvRecordReader(OptionalInt.empty());
        reader.initialize(CsvFixture.file(folder, NAME, lines));
        return reader;
    }

    private void assertRefused(String text, String problem) {
        Path file = CsvFixture.text(folder.resolve(NAME), text);
        assertThatThrownBy(() -> new CsvRecordReader(OptionalInt.empty()).initialize(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + problem);
    }

    /** The second line is refused when it is read, and the face behind it is read all the same. */
    private void assertBadFace(String line, String problem) {
        CsvRecordReader reader = reader(header(5), line, row("1.jpg", 5));
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve(NAME) + problem);
        assertThat(reader.nextFace().landmarks().count()).isEqualTo(5);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void readsPixelsOfThePhoto() {
        FaceSample face = reader(header(68), row("1.jpg", 68)).nextFace();
        assertThat(face.id()).isEqualTo("1.jpg");
        assertThat(face.photo()).isEqualTo(folder.toAbsolutePath().resolve("1.jpg"));
        assertThat(face.photoSize()).isEqualTo(new ImageSize(64, 48));
        for (int i = 0; i < 68; i++) {
            assertThat(face.landmarks().x(i)).isEqualTo(DlibFixture.x(i));
            assertThat(face.landmarks().y(i)).isEqualTo(DlibFixture.y(i));
        }
        assertThat(face.box()).isEqualTo(BoundingBox.around(face.landmarks()));
    }

    @Test
    void takesQuotesSpacesBlankLinesAndAByteOrderMark() throws IOException {
        Photos.write(folder.resolve("a, b.jpg"), Photos.jpeg(64, 48));
        Path file = Files.writeString(
                folder.resolve(NAME), "\uFEFF\"the photo\",x,y\r\n\r\n \"a, b.jpg\" , 1.5 ,\"2\"\r\n\n  \n");
        CsvRecordReader reader = new CsvRecordReader(OptionalInt.of(1));
        reader.initialize(file);
        FaceSample face = reader.nextFace();
        assertThat(face.id()).isEqualTo("a, b.jpg");
        assertThat(face.landmarks().toArray()).containsExactly(1.5, 2);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void numbersTheFacesOfAPhoto() {
        CsvRecordReader reader = reader(header(2), row("1.jpg", 2), "1.jpg,1,2,3,4", "1.jpg,1,2", row("1.jpg", 2));
        assertThat(reader.nextFace().id()).isEqualTo("1.jpg");
        assertThat(reader.nextFace().id()).isEqualTo("1.jpg#1");
        assertThatThrownBy(reader::nextFace).isInstanceOf(InputException.class);
        assertThat(reader.nextFace().id()).isEqualTo("1.jpg#2");
    }

    @Test
    void looksForPhotosInTheFolderOfTheFirstWordToo() {
        Photos.write(folder.resolve("faces/2.jpg"), Photos.jpeg(30, 20));
        Photos.write(folder.resolve("faces/deep/3.jpg"), Photos.jpeg(30, 20));
        CsvRecordReader reader =
                reader(header(1), "1.jpg,0,0", "2.jpg,1,1", "deep/3.jpg,1,1", "faces/2.jpg,0,0", "4.jpg,0,0");
        assertThat(reader.nextFace().id()).isEqualTo("1.jpg");
        FaceSample second = reader.nextFace();
        assertThat(second.id()).isEqualTo("faces/2.jpg");
        assertThat(second.photo()).isEqualTo(folder.toAbsolutePath().resolve("faces/2.jpg"));
        assertThat(reader.nextFace().id()).isEqualTo("faces/deep/3.jpg");
        FaceSample again = reader.nextFace();
        assertThat(again.photo()).isEqualTo(second.photo());
        assertThat(again.id()).as("the same photo by another name").isEqualTo("faces/2.jpg#1");
        assertThatThrownBy(reader::nextFace)
                .hasMessage(folder.toAbsolutePath().resolve("faces/4.jpg") + ": no such photo");
    }

    @Test
    void namesTheLineAndTheColumnsThatAreMissing() {
        assertBadFace(row("1.jpg", 5).replace(",4.0", ""), ":2: expected 11 columns, as the header has, came 10");
        assertBadFace(row("1.jpg", 6), ":2: expected 11 columns, as the header has, came 13");
        assertBadFace("1.jpg", ":2: expected 11 columns, as the header has, came 1");
        assertBadFace(row("", 5), ":2: expected the photo's name in the first column, came none");
        assertBadFace("\"1.jpg,1,2", ":2: is no row of a CSV (EOF reached before encapsulated token finished)");
        assertBadFace(
                "\"1.jpg\"x,1,2", ":2: is no row of a CSV (invalid char between encapsulated token and delimiter)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e16", "-Infinity", "", "two"})
    void namesTheLineAndColumnOfWhatIsNoNumber(String word) {
        assertBadFace(
                "1.jpg,1," + word + ",1,1,1,1,1,1,1,1",
                ":2: expected a number of pixels in column 3, came '" + word + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../1.jpg", "/etc/passwd", "a/../../1.jpg"})
    void refusesPhotosOutsideTheFolder(String name) {
        assertBadFace(row(name, 5), ":2: the photo lies outside the data folder: " + name);
    }

    @Test
    void refusesPointsFarOutsideThePhoto() {
        assertBadFace(
                "1.jpg,1,1,2,2,3,900,4,4,5,5",
                ":2: landmark 2 at (3.0, 900.0) lies far outside the photo of 64x48 pixels");
    }

    @Test
    void refusesFilesWithoutFaces() throws IOException {
        assertRefused("", ": is empty (expected a header and a row for each face)");
        assertRefused("\n \n", ": is empty (expected a header and a row for each face)");
        assertRefused(header(5) + "\n\n", ": holds a header only (expected a row for each face)");
        assertRefused(
                "name\n1\n",
                ":1: expected a header of one column for the photo's name and two for each point, came 1 column");
        assertRefused(
                ",0,1,2\n1.jpg,1,1,1\n",
                ":1: expected a header of one column for the photo's name and two for each point, came 4 columns");
        assertRefused("\n1.jpg,1,1\n2.jpg,1,1\n", ":2: expected a header, came the row of the photo '1.jpg'");
        CsvRecordReader reader = new CsvRecordReader(OptionalInt.empty());
        assertThatThrownBy(() -> reader.initialize(folder)).hasMessage(folder + ": is a folder (expected a CSV file)");
    }

    @Test
    void refusesAnotherNumberOfPoints() {
        Path file = CsvFixture.file(folder, NAME, header(5), row("1.jpg", 5));
        CsvRecordReader reader = new CsvRecordReader(OptionalInt.of(68));
        assertThatThrownBy(() -> reader.initialize(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ":1: expected a header of 137 columns for 68 points, came 11 for 5");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertRefused(
                header(5) + "\n" + "1".repeat((1 << 20) + 1) + "\n",
                ":2: is longer than 1048576 characters (expected a row of a CSV)");
    }
}
