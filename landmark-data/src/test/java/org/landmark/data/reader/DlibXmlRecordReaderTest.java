package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landmark.data.fixture.DlibFixture.box;
import static org.landmark.data.fixture.DlibFixture.document;
import static org.landmark.data.fixture.DlibFixture.image;
import static org.landmark.data.fixture.DlibFixture.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

class DlibXmlRecordReaderTest {
    private static final String PHOTO = "photos/1.jpg";
    private static final String BOX = "top='4' left='6' width='40' height='30'";

    @TempDir
    private Path folder;

    private DlibXmlRecordReader reader(String xml) {
        DlibXmlRecordReader reader = new DlibXmlRecordReader(OptionalInt.of(68));
        reader.initialize(DlibFixture.labels(folder, xml));
        return reader;
    }

    /** The file is refused whole. */
    private void assertRefused(String xml, String problem) {
        assertThatThrownBy(() -> reader(xml))
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(folder.resolve(DlibFixture.LABELS) + problem)
                .doesNotContain("\n");
    }

    /** The first face is refused when it is read, and the one behind it is read all the same. */
    private void assertBadFace(String image, String problem) {
        DlibXmlRecordReader reader =
                reader(document(image, image(PHOTO, box("top='1' left='2' width='30' height='20'", 68))));
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(folder.resolve(DlibFixture.LABELS) + problem)
                .doesNotContain("\n");
        FaceSample behind = reader.nextFace();
        assertThat(behind.box()).isEqualTo(new BoundingBox(2, 1, 30, 20));
        assertThat(behind.landmarks().x(67)).isEqualTo(DlibFixture.x(67));
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void readsPixelsOfThePhoto() {
        FaceSample face = reader(document(image(PHOTO, box()))).nextFace();
        assertThat(face.id()).isEqualTo(PHOTO);
        assertThat(face.photo()).isEqualTo(folder.toAbsolutePath().resolve(PHOTO));
        assertThat(face.photoSize()).isEqualTo(new ImageSize(64, 48));
        assertThat(face.box()).isEqualTo(new BoundingBox(6, 4, 40, 30));
        for (int i = 0; i < 68; i++) {
            assertThat(face.landmarks().x(i)).isEqualTo(DlibFixture.x(i));
            assertThat(face.landmarks().y(i)).isEqualTo(DlibFixture.y(i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "height='30' left='6' top='4' width='40'",
                "width = \"40\" left='6'\n height='30' top='4' ignore='0'",
                "left='6.0' top='+4' width='4e1' height=' 30 '"
            })
    void readsAttributesInAnyOrder(String attributes) {
        assertThat(reader(document(image(PHOTO, box(attributes, 68))))
                        .nextFace()
                        .box())
                .isEqualTo(new BoundingBox(6, 4, 40, 30));
    }

    @Test
    void readsPartsInTheOrderOfTheirNames() {
        String swapped = parts(68)
                .replace("name='03'", "name='xx'")
                .replace("name='50'", "name='03'")
                .replace("name='xx'", "name='50'");
        FaceSample face = reader(document(image(PHOTO, "<box " + BOX + ">" + swapped + "</box>")))
                .nextFace();
        assertThat(face.landmarks().x(3)).isEqualTo(50);
        assertThat(face.landmarks().x(50)).isEqualTo(3);
    }

    @Test
    void readsSeveralBoxesOfAPhoto() {
        DlibXmlRecordReader reader = reader(document(
                image(PHOTO, box(), box("top='-9' left='-8' width='30' height='20'", 68)), image(PHOTO, box())));
        assertThat(reader.nextFace().id()).isEqualTo(PHOTO);
        FaceSample second = reader.nextFace();
        assertThat(second.id()).isEqualTo(PHOTO + "#1");
        assertThat(second.box()).isEqualTo(new BoundingBox(-8, -9, 30, 20));
        reader.nextFace();
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void readsPastAStylesheetThatIsNotThere() {
        String xml = document(image(PHOTO, box()))
                .replace(
                        "<dataset>", "<?xml-stylesheet type='text/xsl' href='http://nowhere.invalid/a.xsl'?><dataset>");
        assertThat(reader(xml).nextFace().landmarks().count()).isEqualTo(68);
    }

    @Test
    void goesOnAfterABadFace() {
        DlibXmlRecordReader reader =
                reader(document(image("photos/2.jpg", box()), image(PHOTO, box(BOX, 67)), image(PHOTO, box())));
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("2.jpg: no such photo");
        assertThatThrownBy(reader::nextFace)
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("expected a box with 68 parts, came 67 on " + PHOTO);
        assertThat(reader.nextFace().id())
                .as("a name that no other face has, though its photo is named twice")
                .isEqualTo(PHOTO + "#1");
    }

    @Test
    void namesTheLineOfAMissingAttribute() {
        assertBadFace(image(PHOTO, box("top='4' left='6' width='40'", 68)), ":5: <box> has no height");
        assertRefused(document("<image width='64'>", box(), "</image>"), ":4: <image> has no file");
        assertBadFace(image(PHOTO, box()).replace("name='02' x='2'", "name='02'"), ":8: <part> has no x");
        assertBadFace(image(PHOTO, box()).replace("name='02'", ""), ":8: <part> has no name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "NaN", "Infinity", "1e300", "2,5"})
    void namesTheLineOfWhatIsNoNumber(String word) {
        assertBadFace(
                image(PHOTO, box().replace("x='2' ", "x='" + word + "' ")),
                ":8: expected a number of pixels for x of <part>, came '" + word + "'");
        assertBadFace(
                image(PHOTO, box().replace("left='6'", "left='" + word + "'")),
                ":5: expected a number of pixels for left of <box>, came '" + word + "'");
    }

    @Test
    void namesTheLineOfAFaceThatCanNotBe() {
        assertBadFace(image(PHOTO, box(BOX, 3)), ":5: expected a box with 68 parts, came 3 on photos/1.jpg");
        assertBadFace(image(PHOTO, box(BOX, 69)), ":5: expected a box with 68 parts, came 69 on photos/1.jpg");
        assertBadFace(image(PHOTO, box().replace("'01'", "'00'")), ":7: part 00 stands twice in its box");
        assertBadFace(
                image(PHOTO, box().replace("x='2' ", "x='200' ")),
                ":5: landmark 2 at (200.0, 1.0) lies far outside the photo of 64x48 pixels");
        assertBadFace(
                image(PHOTO, box("top='4' left='6' width='0' height='30'", 68)), ":5: the box is empty: 0.0 x 30.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top='4' left='6' width='900000' height='30'",
                "top='4' left='6' width='40' height='900000'",
                "top='-5000' left='6' width='40' height='30'",
                "top='4' left='5000' width='40' height='30'"
            })
    void refusesBoxesFarOutsideThePhoto(String attributes) {
        assertBadFace(image(PHOTO, box(attributes, 68)), ":5: the box ");
    }

    @ParameterizedTest
    @CsvSource({"../1.jpg", "photos/../../1.jpg", "/etc/passwd", ".."})
    void refusesPhotosOutsideTheFolder(String name) {
        assertBadFace(image(name, box()), ":5: the photo lies outside the data folder: " + name);
    }

    @Test
    void refusesPhotosThatNoFileCanBe() {
        Path labels = folder.resolve(DlibFixture.LABELS);
        assertThatThrownBy(() -> PhotoFolder.of(labels, Optional.empty()).resolve("a\0.jpg", 7))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(labels + ":7: no file can have the photo's name 'a?.jpg' (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "%02d", "%04d"})
    void ordersPartsByNumber(String format) {
        String shuffled = IntStream.range(0, 68)
                .map(i -> 67 - i)
                .mapToObj(i -> "<part name='" + String.format(Locale.ROOT, format, i) + "' x='" + DlibFixture.x(i)
                        + "' y='" + DlibFixture.y(i) + "'/>")
                .collect(Collectors.joining("\n"));
        FaceSample face = reader(document(image(PHOTO, "<box " + BOX + ">" + shuffled + "</box>")))
                .nextFace();
        for (int i = 0; i < 68; i++) {
            assertThat(face.landmarks().x(i)).isEqualTo(DlibFixture.x(i));
            assertThat(face.landmarks().y(i)).isEqualTo(DlibFixture.y(i));
        }
    }

    @Test
    void refusesPartsThatAreNotNumberedFromZero() {
        for (String name : List.of("nose", "-1", "1.0", "0x1", "99999999999")) {
            assertBadFace(
                    image(PHOTO, box().replace("'02'", "'" + name + "'")),
                    ":8: expected a whole number from 0 on for name of <part>, came '" + name + "'");
        }
        assertBadFace(image(PHOTO, box().replace("'02'", "'1'")), ":8: part 1 stands twice in its box");
        assertBadFace(
                image(PHOTO, box().replace("'02'", "'68'")), ":5: expected parts 0 to 67, came part 68 on " + PHOTO);
    }

    @Test
    void listsEveryBadBoxOfAFile() {
        DlibXmlRecordReader reader = reader(document(
                image(PHOTO, box().replace("x='2' ", "x='b' "), box(), "<box/>", box(BOX, 1), box(BOX, 0), box())));
        List<String> read = new ArrayList<>();
        while (reader.hasNext()) {
            try {
                read.add(reader.nextFace().id());
            } catch (InputException e) {
                read.add("bad");
            }
        }
        assertThat(read).containsExactly("bad", PHOTO + "#1", "bad", "bad", PHOTO + "#5");
    }

    @Test
    void refusesADocumentType() throws IOException {
        String body = document(image(PHOTO, box())).replaceFirst("<\\?xml.*?>\n", "");
        assertRefused("<!DOCTYPE dataset>\n" + body, ":1: a document type (DTD) is refused");
        Path secret = Files.writeString(folder.resolve("secret.txt"), "42");
        String stealing = "<!DOCTYPE dataset [<!ENTITY secret SYSTEM '" + secret.toUri() + "'>]>\n"
                + body.replace("<images>", "<images>&secret;");
        assertRefused(stealing, ":1: a document type (DTD) is refused");
        assertRefused(
                "<!DOCTYPE dataset SYSTEM '" + folder.resolve("missing.dtd").toUri() + "'>\n" + body,
                ":1: a document type (DTD) is refused");
        assertRefused(body.replace("<images>", "<images>&secret;"), ":2: is not well-formed XML: ");
    }

    /** The JDK's parser has no text for this error and throws a MissingResourceException. */
    @Test
    void refusesADocumentTypeWithAWrongCharacter() {
        assertRefused("<!DOCTYPE a [\u0001]>\n<a/>", ":1: ");
        assertRefused("\n<!DOCTYPE a [ <!-- \uFFFF --> \u0002 ]>", ":");
    }

    @Test
    void namesTheLineOfMalformedText() {
        assertRefused(document(image(PHOTO, box())).replace("</box>", ""), ":75: is not well-formed XML: ");
        assertRefused("", ":1: is not well-formed XML: ");
        assertRefused("no XML", ":1: is not well-formed XML: ");
        String whole = document(image(PHOTO, box()));
        assertRefused(whole.substring(0, whole.length() / 2), ":");
        assertRefused(whole + "<dataset/>", ":78: is not well-formed XML: ");
    }

    @Test
    void refusesElementsInWrongPlaces() {
        assertRefused(document(box()), ":4: expected <box> within <image>");
        assertRefused(document("<part name='00' x='1' y='1'/>"), ":4: expected <part> within <box>");
        assertRefused(
                document(image(PHOTO, "<box " + BOX + ">", box(), "</box>")),
                ":6: expected </box> before the next <box>");
        assertRefused(
                document("<image file='a.jpg'>", image(PHOTO, box()), "</image>"),
                ":5: expected </image> before the next <image>");
    }

    @Test
    void refusesFilesWithoutFaces() {
        assertRefused(document(), ": holds no <box>");
        assertRefused(document(image(PHOTO)), ": holds no <box>");
        DlibXmlRecordReader reader = new DlibXmlRecordReader(OptionalInt.of(68));
        assertThatThrownBy(() -> reader.initialize(folder))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + ": is a folder (expected a label file)");
        assertThatThrownBy(() -> reader.initialize(folder.resolve("missing.xml")))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("missing.xml") + ": no such file or folder");
    }

    @Test
    void boxesWithoutPartsAreListedButNoFaces() {
        String bare = "<box " + BOX + "/>";
        DlibXmlRecordReader reader = reader(document(
                image(PHOTO, bare, box(), bare), image("photos/2.jpg"), image("photos/3.jpg", "<box left='1'/>")));
        assertThat(reader.nextFace().id()).isEqualTo(PHOTO + "#1");
        assertThatThrownBy(reader::nextFace)
                .as("a box that is wrong is not passed over")
                .hasMessageEndingWith("<box> has no top");
        assertThat(reader.hasNext()).isFalse();

        List<FaceRecordReader.Entry> entries = reader.list(folder.resolve(DlibFixture.LABELS));
        assertThat(entries).extracting(FaceRecordReader.Entry::isFace).containsExactly(false, true, false, true, false);
        Annotation last = entries.get(2).read();
        assertThat(last.id()).isEqualTo(PHOTO + "#2");
        assertThat(last.photo()).isEqualTo(folder.toAbsolutePath().resolve(PHOTO));
        assertThat(last.box()).contains(new BoundingBox(6, 4, 40, 30));
        assertThat(last.points()).isZero();
        assertThat(last.line()).isEqualTo(76);
        assertThatThrownBy(last::face).isInstanceOf(IllegalStateException.class);
        Annotation empty = entries.get(4).read();
        assertThat(empty.photo()).isEqualTo(folder.toAbsolutePath().resolve("photos/2.jpg"));
        assertThat(empty.box()).isEmpty();
        assertThat(empty.points()).isZero();
        assertThat(entries.get(1).read().points()).isEqualTo(68);
    }

    @Test
    void refusesToReadFacesWhereNoBoxHasParts() {
        assertRefused(
                document(image(PHOTO, "<box " + BOX + "/>", "<box " + BOX + "></box>")),
                ": holds no face: no landmarks in 2 entries (expected a box with landmarks)");
    }

    @Test
    void firstGoodFaceDecidesHowManyPartsThereAre() {
        Path labels = DlibFixture.labels(
                folder,
                document(image(
                        PHOTO,
                        "<box " + BOX + "/>",
                        box(BOX, 4).replace("x='2' ", "x='b' "),
                        box(BOX, 5),
                        box(BOX, 6))));
        DlibXmlRecordReader reader = new DlibXmlRecordReader(OptionalInt.empty());
        reader.initialize(labels);
        assertThatThrownBy(reader::nextFace).hasMessageContaining(", came 'b'");
        assertThat(reader.nextFace().landmarks().count()).isEqualTo(5);
        assertThatThrownBy(reader::nextFace)
                .hasMessage(labels + ":19: expected a box with 5 parts, came 6 on " + PHOTO);
    }
}
