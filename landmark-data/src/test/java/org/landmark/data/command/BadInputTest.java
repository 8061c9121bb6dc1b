package org.landmark.data.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landmark.data.fixture.DlibFixture.box;
import static org.landmark.data.fixture.DlibFixture.document;
import static org.landmark.data.fixture.DlibFixture.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.fixture.CsvFixture;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.PtsFixture;
import org.landmark.data.fixture.Screen;

/** What a user sees of input that can't be used: one line, with the file and the place in it. */
class BadInputTest {
    private static final String PHOTO = "photos/1.jpg";

    @TempDir
    private Path folder;

    private Screen screen;

    @BeforeEach
    void capture() {
        screen = new Screen();
    }

    @AfterEach
    void release() {
        screen.close();
    }

    private int dataset(String command, String kind) {
        return Launcher.run(new DatasetCommand(), command, "--dataset", kind, "--data", folder.toString());
    }

    /** No face can be read: verify and stats both end with that one line. */
    private void assertRefused(String kind, String problem) {
        assertThat(dataset("verify", kind)).isEqualTo(2);
        assertThat(dataset("stats", kind)).isEqualTo(2);
        assertThat(screen.err()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("error: " + problem));
    }

    /** One face of two is bad: verify names it in one line, and stats counts it. */
    private void assertBadFace(String kind, String problem) {
        assertThat(dataset("verify", kind)).isEqualTo(2);
        List<String> lines = screen.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("bad: " + problem);
        assertThat(lines.get(2)).startsWith("2 faces of ").endsWith(", 1 good, 1 bad");
        assertThat(screen.err()).isEmpty();
        assertThat(dataset("stats", kind)).isZero();
    }

    private Path dlib(String... images) {
        return DlibFixture.labels(folder, document(images));
    }

    @Test
    void truncatedJpeg() {
        byte[] jpeg = Photos.jpeg(64, 48);
        dlib(image(PHOTO, box()), image("2.jpg", box()));
        Path photo = Photos.write(folder.resolve("2.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
        assertBadFace("dlib-xml", photo + ": is truncated (the JPEG has no end-of-image marker)");
    }

    @Test
    void pngOfAnotherSizeThanItsHeaderSays() {
        dlib(image(PHOTO, box()), image("2.png", box("left='0' top='0' width='8' height='8'", 68)));
        Path photo = Photos.write(folder.resolve("2.png"), Photos.pngThatClaims(64, 48));
        assertBadFace("dlib-xml", photo + ": can't be decoded (truncated or damaged)");
    }

    @Test
    void hugePhoto() {
        dlib(image(PHOTO, box()), image("2.png", box()));
        Path photo = Photos.write(folder.resolve("2.png"), Photos.pngThatClaims(30_000, 30_000));
        assertBadFace("dlib-xml", photo + ": is too large: 30000x30000 (at most 100 megapixels)");
    }

    @Test
    void photoOutsideTheFolder() throws IOException {
        Path labels = dlib(image(PHOTO, box()), image("../secret.jpg", box()));
        assertBadFace("dlib-xml", labels + ":77: the photo lies outside the data folder: ../secret.jpg");
        Files.delete(labels);
        Path csv = CsvFixture.file(
                folder, "a.csv", CsvFixture.header(5), CsvFixture.row("1.jpg", 5), CsvFixture.row("/etc/passwd", 5));
        screen.close();
        screen = new Screen();
        assertBadFace("csv", csv + ":3: the photo lies outside the data folder: /etc/passwd");
    }

    @Test
    void csvWithAMissingColumn() {
        String short9 = CsvFixture.row("1.jpg", 5).replaceAll(",[^,]*$", "");
        Path csv = CsvFixture.file(folder, "a.csv", CsvFixture.header(5), CsvFixture.row("1.jpg", 5), short9);
        assertBadFace("csv", csv + ":3: expected 11 columns, as the header has, came 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e16"})
    void coordinatesThatAreNone(String word) throws IOException {
        Path labels = dlib(image(PHOTO, box(), box().replace("x='2' ", "x='" + word + "' ")));
        assertBadFace("dlib-xml", labels + ":78: expected a number of pixels for x of <part>, came '" + word + "'");
        Files.delete(labels);

        screen.close();
        screen = new Screen();
        Path csv = CsvFixture.file(folder, "a.csv", CsvFixture.header(1), "1.jpg,1,1", "1.jpg,1," + word);
        assertBadFace("csv", csv + ":3: expected a number of pixels in column 3, came '" + word + "'");

        screen.close();
        screen = new Screen();
        PtsFixture.face(folder, "a", PtsFixture.withHeader(5));
        Path pts = PtsFixture.face(folder, "b", PtsFixture.withHeader(5).replace("2.5 1\n", word + " 1\n"));
        assertBadFace("pts", pts + ":5: expected a number of pixels, came '" + word + "'");
    }

    @Test
    void documentTypesAreRefusedAndNothingIsFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://localhost:" + server.getLocalPort() + "/a";
            String body = document(image(PHOTO, box())).replaceFirst("<\\?xml.*?>\n", "");
            Path labels = DlibFixture.labels(
                    folder,
                    "<!DOCTYPE dataset [<!ENTITY a SYSTEM '" + address + "'>]>\n"
                            + body.replace("<images>", "<images>&a;"));
            assertRefused("dlib-xml", labels + ":1: a document type (DTD) is refused");

            Files.writeString(labels, "<!DOCTYPE dataset SYSTEM '" + address + "'>\n" + body);
            screen.close();
            screen = new Screen();
            assertRefused("dlib-xml", labels + ":1: a document type (DTD) is refused");

            Files.writeString(labels, "<?xml-stylesheet type='text/xsl' href='" + address + "'?>\n" + body);
            assertThat(dataset("verify", "dlib-xml")).isZero();

            server.setSoTimeout(200);
            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .as("nobody has called")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void labelsWithoutBoxes() {
        assertRefused("dlib-xml", dlib() + ": holds no <box>");
    }

    @Test
    void csvWithAHeaderOnly() {
        Path csv = CsvFixture.file(folder, "a.csv", CsvFixture.header(5));
        assertRefused("csv", csv + ": holds a header only (expected a row for each face)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imm", "pts"})
    void folderWithoutFaces(String kind) {
        Photos.write(folder.resolve("a.jpg"), Photos.jpeg(64, 48));
        assertRefused(kind, folder + ": holds no ." + (kind.equals("imm") ? "asf" : "pts") + " file (expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dlib-xml", "csv"})
    void folderWithoutLabels(String kind) {
        assertRefused(kind, folder + ": expected --labels FILE, or exactly one .");
    }

    @Test
    void folderWithoutTheUsualLabels() {
        assertRefused("ibug300w", folder.resolve("labels_ibug_300W_train.xml") + ": no such label file");
        screen.close();
        screen = new Screen();
        assertRefused("youtube-faces", folder.resolve("training_frames_keypoints.csv") + ": no such label file");
    }

    @Test
    void boxesWithoutPartsCanBeCountedButNotRead() {
        Path labels = dlib(image(PHOTO, "<box left='1' top='1' width='9' height='9'/>"));
        assertThat(dataset("verify", "dlib-xml")).isEqualTo(2);
        assertThat(screen.err())
                .containsExactly("error: " + labels
                        + ": holds no face: no landmarks in 1 entry (expected a box with landmarks)");
        assertThat(dataset("stats", "dlib-xml")).isZero();
    }
}
