package org.landmark.data.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Photos;

class PreviewCommandTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path results;

    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    private final PrintStream screenOut = System.out;
    private final PrintStream screenErr = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(screenOut);
        System.setErr(screenErr);
    }

    private int preview(String... args) {
        outBytes.reset();
        errBytes.reset();
        List<String> all = new ArrayList<>(List.of("preview", "--data", folder.toString()));
        all.addAll(List.of(args));
        return Launcher.run(new DatasetCommand(), all.toArray(String[]::new));
    }

    private BufferedImage sheet(String name, String... args) throws IOException {
        Path file = results.resolve(name);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--out", file.toString()));
        assertThat(preview(all.toArray(String[]::new)))
                .as(errBytes.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out()).contains("written: " + file);
        return ImageIO.read(file.toFile());
    }

    private String out() {
        return outBytes.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(String problem, String... args) {
        assertThat(preview(args)).isEqualTo(2);
        assertThat(errBytes.toString(StandardCharsets.UTF_8)).isEqualTo("error: " + problem + "\n");
    }

    @Test
    void drawsARowForEachFaceThatIsAskedFor() throws IOException {
        ImmFixture.folder(folder, 5);
        int two = sheet("two.png", "--count", "2").getHeight();
        int four = sheet("four.png", "--count", "4").getHeight();
        BufferedImage five = sheet("all.png");
        int all = five.getHeight();

        assertThat(four - two).isEqualTo(2 * (all - four));
        assertThat(five.getWidth()).as("three pictures beside each other").isLessThan(4 * 320);
    }

    @Test
    void takesTheDataOfAnExperimentAndLeavesTheRest() throws IOException {
        DlibFixture.labels(folder, DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box())));
        Path conf = Files.writeString(
                results.resolve("e.yaml"),
                "name: e\ndata: {dataset: ibug300w, scheme: nose, crop: {region: box}}\ntrain: {epochs: 3}\n");

        BufferedImage wide = sheet("wide.png", "--conf", conf.toString(), "--set", "data.input.width=240");
        BufferedImage high = sheet("high.png", "--conf", conf.toString(), "--set", "data.input.height=240");

        assertThat(out()).contains("data: ibug300w faces from " + folder);
        assertThat(high.getHeight()).isGreaterThan(wide.getHeight());
    }

    @Test
    void settingsAloneNameTheLabelFile() throws IOException {
        DlibFixture.labels(folder, DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box())));
        Files.writeString(
                folder.resolve("other.xml"),
                DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box(), DlibFixture.box())));
        int one = sheet("usual.png", "--dataset", "ibug300w").getHeight();
        int two = sheet("other.png", "--dataset", "dlib-xml", "--set", "data.labels=other.xml")
                .getHeight();
        assertThat(two).isGreaterThan(one);
        assertThat(preview("--set", "data.labels=other.xml")).isEqualTo(2);
        assertThat(errBytes.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "error: defaults with --set data.labels: data: labels: data of format imm has no label file")
                .hasLineCount(1);
    }

    @Test
    void aSheetCanNotReplaceAFolder() {
        ImmFixture.folder(folder, 1);
        for (Path out : List.of(results, results.getRoot())) {
            assertThat(preview("--out", out.toString())).isEqualTo(2);
            assertThat(errBytes.toString(StandardCharsets.UTF_8))
                    .startsWith("error: " + out + ": the sheet can't be written there (--out chooses another place): ")
                    .hasLineCount(1);
        }
    }

    @Test
    void aSeedDrawsTheFacesAndAgainTheSameOnes() throws IOException {
        for (int i = 1; i <= 12; i++) {
            String name = ImmFixture.name(i);
            ImmFixture.face(folder, name);
            Photos.write(folder.resolve(name + ".jpg"), Photos.filled(64, 48, 0x101010 * i), "jpg");
        }
        sheet("spread.png", "--count", "2");
        sheet("one.png", "--count", "2", "--seed", "3");
        sheet("again.png", "--count", "2", "--seed", "3");
        sheet("other.png", "--count", "2", "--seed", "4");

        assertThat(results.resolve("again.png")).hasSameBinaryContentAs(results.resolve("one.png"));
        assertThat(Files.mismatch(results.resolve("other.png"), results.resolve("one.png")))
                .isNotNegative();
        assertThat(Files.mismatch(results.resolve("spread.png"), results.resolve("one.png")))
                .isNotNegative();
    }

    @Test
    void leavesBadFacesOut() throws IOException {
        ImmFixture.folder(folder, 3);
        ImmFixture.face(folder, "02-1m", "57");
        byte[] photo = Photos.jpeg(64, 48);
        Photos.write(folder.resolve("03-1m.jpg"), Arrays.copyOf(photo, photo.length - 9));

        sheet("good.png");

        assertThat(out())
                .contains("not shown: 1 of 3 faces, whose annotation can't be used (see 'dataset verify')")
                .contains("skipped: " + folder.resolve("03-1m.jpg") + ": is truncated");
    }

    @Test
    void refusesWhatIsNotUsableInOneLine() throws IOException {
        ImmFixture.folder(folder, 2);
        assertRefused("--count must be between 1 and 60, came 0", "--count", "0");
        assertRefused(
                "--set train.epochs=3: only the section data counts here (expected data.key=value)",
                "--set",
                "train.epochs=3");
        assertRefused(
                "--set data.dataset=ibug300w: the data is of format imm (expected --dataset ibug300w)",
                "--set",
                "data.dataset=ibug300w");
        Path conf = Files.writeString(results.resolve("e.yaml"), "data: {croup: 1}\n");
        assertThat(preview("--conf", conf.toString())).isEqualTo(2);
        assertThat(errBytes.toString(StandardCharsets.UTF_8))
                .startsWith("error: " + conf + ": data.croup: unknown key (accepted: dataset,");
        ImmFixture.face(folder, "01-1m", "57");
        ImmFixture.face(folder, "02-1m", "57");
        assertRefused(folder + ": no face to show, the first problem: " + folder.resolve("01-1m.asf")
                + ":1: expected the number of points, 58, came '57'");
    }
}
