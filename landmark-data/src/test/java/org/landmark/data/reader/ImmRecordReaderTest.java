package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.landmark.data.fixture.ImmFixture.FIRST_ROW;
import static org.landmark.data.fixture.ImmFixture.POINTS;
import static org.landmark.data.fixture.ImmFixture.asf;
import static org.landmark.data.fixture.ImmFixture.asfWithLine;
import static org.landmark.data.fixture.ImmFixture.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Photos;

class ImmRecordReaderTest {
    private static final String PHOTO = "01-1m.jpg";
    private static final int LAST_LINE = FIRST_ROW + POINTS + 2;

    @TempDir
    private Path folder;

    private static ImmRecordReader reader(Path folder) {
        ImmRecordReader reader = new ImmRecordReader();
        reader.initialize(folder);
        return reader;
    }

    private FaceSample read(String asf) {
        ImmFixture.face(folder, "01-1m", asf);
        return reader(folder).nextFace();
    }

    private void assertRefused(String asf, String problem) {
        assertThatThrownBy(() -> read(asf))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("01-1m.asf") + problem);
    }

    @Test
    void readsPixelsOfThePhoto() {
        FaceSample face = read(asf(PHOTO));
        assertThat(face.id()).isEqualTo("01-1m");
        assertThat(face.photo()).isEqualTo(folder.resolve(PHOTO));
        assertThat(face.photoSize()).isEqualTo(new ImageSize(64, 48));
        assertThat(face.landmarks().count()).isEqualTo(58);
        for (int i = 0; i < POINTS; i++) {
            assertThat(face.landmarks().x(i)).isCloseTo(ImmFixture.relativeX(i) * 64, within(1e-6));
            assertThat(face.landmarks().y(i)).isCloseTo(ImmFixture.relativeY(i) * 48, within(1e-6));
        }
        assertThat(face.box()).isEqualTo(BoundingBox.around(face.landmarks()));
    }

    static Stream<String> spellings() {
        String plain = asf(PHOTO);
        List<String> wide = new ArrayList<>(ImmFixture.lines(PHOTO));
        for (int i = 0; i < POINTS; i++) {
            wide.set(FIRST_ROW - 1 + i, "  " + row(i) + " \t0.00 \t1 \t2  ");
        }
        return Stream.of(
                plain.replace("\n", "\r\n"),
                plain.replace("\n", "\r"),
                plain.replace("\t", ""),
                plain.strip(),
                plain.replace("# rows", "\n#\n# rows\n\n  # indented\n"),
                plain.replace("# rows", "# caf\u00E9"),
                String.join("\n", wide));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void readsEverySpelling(String asf) {
        assertThat(read(asf).landmarks()).isEqualTo(read(asf(PHOTO)).landmarks());
    }

    @Test
    void namesTheLineOfAWrongNumberOfPoints() {
        assertRefused(asfWithLine(PHOTO, 2, "68"), ":2: expected the number of points, 58, came '68'");
        assertRefused(asfWithLine(PHOTO, 2, "many"), ":2: expected the number of points, 58, came 'many'");
        assertRefused("", ": is empty (expected the number of points, their rows and the photo's name)");
        assertRefused("# 58\n\n", ": is empty (expected the number of points, their rows and the photo's name)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O.5", "NaN", "Infinity", "-Infinity", "1e999", "1e308", "-1e308", "0,5", "--1"})
    void namesTheLineOfWhatIsNoCoordinate(String word) {
        String expected =
                ":" + (FIRST_ROW + 7) + ": expected a coordinate relative to the photo's size, came '" + word + "'";
        assertRefused(asfWithLine(PHOTO, FIRST_ROW + 7, "0 4 " + word + " 0.5 7 6 8"), expected);
        assertRefused(asfWithLine(PHOTO, FIRST_ROW + 7, "0 4 0.5 " + word + " 7 6 8"), expected);
    }

    @Test
    void namesTheLineOfARowThatIsShort() {
        assertRefused(
                asfWithLine(PHOTO, FIRST_ROW + 2, "0 4 0.5"),
                ":" + (FIRST_ROW + 2) + ": expected row 3 of 58 with 7 columns, came '0 4 0.5'");
    }

    @Test
    void countsRows() {
        assertRefused(
                asfWithLine(PHOTO, FIRST_ROW + 9, "# lost"),
                ":" + LAST_LINE + ": expected row 58 of 58 with 7 columns, came '01-1m.jpg'");
        assertRefused(
                asfWithLine(PHOTO, FIRST_ROW + 9, row(9) + "\n" + row(9)),
                ":" + (LAST_LINE + 1)
                        + ": expected 58 rows and then the photo's name, came 60 lines after the number of points");
        assertRefused(
                asfWithLine(PHOTO, LAST_LINE, ""),
                ":" + (FIRST_ROW + POINTS - 1)
                        + ": expected 58 rows and then the photo's name, came 58 lines after the number of points");
        String half = asf(PHOTO).substring(0, asf(PHOTO).indexOf(row(20)));
        assertRefused(
                half, ":" + (FIRST_ROW + 19) + ": expected row 21 of 58 with 7 columns, came the end of the file");
    }

    @Test
    void namesTheLineOfALandmarkFarOutside() {
        assertRefused(
                asfWithLine(PHOTO, FIRST_ROW + 3, "0 4 1.6 0.5 3 2 4"),
                ":" + (FIRST_ROW + 3) + ": landmark 3 at (102.4, 24.0) lies far outside the photo of 64x48 pixels");
        assertThat(read(asfWithLine(PHOTO, FIRST_ROW + 3, "0 4 1.4 -0.4 3 2 4"))
                        .landmarks()
                        .y(3))
                .as("a little outside is how faces at the border are annotated")
                .isCloseTo(-19.2, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../01-1m.jpg", "/etc/passwd", "/", "..", ".", "a/01-1m.jpg", "./01-1m.jpg", "a\0b", "x/.."})
    void refusesPhotosThatAreNotInTheFolder(String name) {
        assertRefused(
                asf(name),
                ": expected the name of a photo in the same folder on the last line, came '" + name.replace('\0', '?')
                        + "'");
    }

    @Test
    void readsFoldersHoweverTheyAreNamed() throws IOException {
        ImmFixture.folder(folder, 1);
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
        List<Path> names = List.of(
                folder.resolve("."),
                folder.resolve("x/.."),
                Path.of(".").resolve(relative),
                relative,
                folder.resolve("../" + folder.getFileName()));
        Files.createDirectory(folder.resolve("x"));
        for (Path name : names) {
            assertThat(reader(name).nextFace().photoSize()).as(name.toString()).isEqualTo(new ImageSize(64, 48));
        }
    }

    @Test
    void namesThePhotoThatIsBad() throws IOException {
        Path photo = folder.resolve(PHOTO);
        ImmFixture.folder(folder, 1);
        Files.delete(photo);
        assertThatThrownBy(() -> reader(folder).nextFace())
                .isInstanceOf(InputException.class)
                .hasMessage(photo + ": no such photo");
        Files.write(photo, Arrays.copyOf(Photos.jpeg(64, 48), 20));
        assertThatThrownBy(() -> reader(folder).nextFace())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(photo + ": has a broken image header");
    }

    @Test
    void goesOnAfterABadFace() throws IOException {
        ImmFixture.folder(folder, 4);
        ImmFixture.face(folder, "02-1m", "59");
        Files.delete(folder.resolve("03-1m.asf"));
        Files.writeString(folder.resolve("README.txt"), "is no photo");
        ImmRecordReader reader = reader(folder);
        assertThat(reader.nextFace().id()).isEqualTo("01-1m");
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("02-1m.asf") + ":1: ");
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("03-1m.jpg") + ": has no 03-1m.asf beside it");
        assertThat(reader.position()).isEqualTo(3);
        assertThat(reader.nextFace().id()).isEqualTo("04-1m");
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void leavesHiddenFilesOut() throws IOException {
        ImmFixture.folder(folder, 1);
        Files.writeString(folder.resolve("._01-1m.asf"), "Mac OS X");
        Files.writeString(folder.resolve("._02-1m.jpg"), "Mac OS X");
        Files.writeString(folder.resolve(".asf"), "58");
        ImmRecordReader reader = reader(folder);
        assertThat(reader.nextFace().id()).isEqualTo("01-1m");
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void refusesPlacesWithoutFaces() throws IOException {
        assertThatThrownBy(() -> reader(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": holds no .asf file (expected NN-T[mf].asf beside NN-T[mf].jpg)");
        assertThatThrownBy(() -> reader(folder.resolve("missing")))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("missing") + ": no such file or folder");
        Path file = Files.writeString(folder.resolve("a.asf"), "58");
        assertThatThrownBy(() -> reader(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": can't be listed as a folder");
    }

    @Test
    void refusesAFolderInThePlaceOfAFile() throws IOException {
        Files.createDirectory(folder.resolve("01-1m.asf"));
        assertThatThrownBy(() -> reader(folder).nextFace())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("01-1m.asf") + ": can't be read");
    }
}
