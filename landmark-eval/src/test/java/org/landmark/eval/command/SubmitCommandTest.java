package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.Landmarks;
import org.landmark.data.command.Launcher;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Negative;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.data.transform.Border;
import org.landmark.eval.predict.Models;

/** The command line, on a model that puts all points of a face into one place of its box. */
class SubmitCommandTest {
    private static final int ROWS = 2 * 68;

    @TempDir
    static Path folder;

    private static List<String> photos;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @BeforeAll
    static void drawPhotos() throws IOException {
        SyntheticFaces.writeIbug(folder, 3, 1);
        photos = Files.readString(folder.resolve(SyntheticFaces.IBUG_LABELS), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains("<image "))
                .map(line -> line.replaceFirst(".*file='([^']*)'.*", "$1"))
                .toList();
    }

    /** A model that finds every point a quarter across and half down. */
    private static Path model(String name, CropSpec crop) throws IOException {
        DataSpec data = Models.boxes(crop);
        double[] place = new double[ROWS];
        Arrays.setAll(place, i -> i % 2 == 0 ? 0.25 : 0.5);
        Path file = folder.resolve(name);
        Models.meanShape(data, Landmarks.of(place)).write(file);
        return file;
    }

    private static CropSpec box(Negative negative, Border border) {
        return new CropSpec(Region.BOX, 1.0, negative, border);
    }

    /** A test list as the contest's is: without parts, sizes or an end in short. */
    private static Path list(String name, String... boxes) throws IOException {
        StringBuilder text = new StringBuilder("<dataset>\n<images>\n");
        for (int i = 0; i < boxes.length; i++) {
            text.append("  <image file=\"").append(photos.get(i)).append("\">\n");
            text.append(boxes[i]).append("\n  </image>\n");
        }
        return Files.writeString(folder.resolve(name), text.append("</images>\n</dataset>\n"));
    }

    private static String box(int left, int top, int width, int height) {
        return "    <box height=\"%d\" left=\"%d\" top=\"%d\" width=\"%d\">\n      </box>"
                .formatted(height, left, top, width);
    }

    private static int submit(Path model, String labels, Path to, String... more) {
        List<String> call = new ArrayList<>(List.of(
                "--model", model.toString(), "--data", folder.toString(), "--labels", labels, "--out", to.toString()));
        call.addAll(List.of(more));
        return Launcher.run(new SubmitCommand(), call.toArray(String[]::new));
    }

    private static double predicted(List<String> rows, int id) {
        String[] row = rows.get(id + 1).split(",");
        assertThat(row[0]).isEqualTo(Integer.toString(id));
        return Double.parseDouble(row[1]);
    }

    @Test
    void writesARowForEachCoordinateInTheOrderOfTheList() throws IOException {
        list("three.xml", box(40, 60, 100, 80), box(-30, -20, 120, 120), box(50, 50, 60, 60));
        Path csv = folder.resolve("three.csv");
        for (Border border : new Border[] {Border.EDGE, Border.ZERO}) {
            assertThat(submit(model("keep.zip", box(Negative.KEEP, border)), "three.xml", csv))
                    .as(console.err())
                    .isZero();
            List<String> rows = Files.readAllLines(csv);
            assertThat(rows).hasSize(1 + 3 * ROWS);
            assertThat(rows.get(0)).isEqualTo("Id,Predicted");
            for (int i = 0; i < ROWS; i += 2) {
                assertThat(predicted(rows, i)).isEqualTo(40 + 25 - 0.5);
                assertThat(predicted(rows, i + 1)).isEqualTo(60 + 40 - 0.5);
                assertThat(predicted(rows, ROWS + i)).isEqualTo(-30 + 30 - 0.5);
                assertThat(predicted(rows, ROWS + i + 1)).isEqualTo(-20 + 60 - 0.5);
                assertThat(predicted(rows, 2 * ROWS + i)).isEqualTo(50 + 15 - 0.5);
            }
        }
        assertThat(console.out()).contains("written: " + csv + ", 408 rows: 3 faces of 68 points");
    }

    @Test
    void boxesThatLeaveThePhotoAreShownAsInTraining() throws IOException {
        list("outside.xml", box(-30, -20, 120, 120));
        Path csv = folder.resolve("outside.csv");
        assertThat(submit(model("clamped.zip", box(Negative.KEEP, Border.CLAMP)), "outside.xml", csv))
                .isZero();
        assertThat(predicted(Files.readAllLines(csv), 0))
                .as("of what lies on the photo")
                .isEqualTo(90 / 4.0 - 0.5);
        assertThat(submit(model("moved.zip", box(Negative.CLAMP, null)), "outside.xml", csv))
                .isZero();
        assertThat(predicted(Files.readAllLines(csv), 0))
                .as("of the box moved in")
                .isEqualTo(120 / 4.0 - 0.5);
        assertThat(submit(model("skipping.zip", box(Negative.SKIP, null)), "outside.xml", csv))
                .isZero();
        assertThat(predicted(Files.readAllLines(csv), 0)).as("none is left out").isEqualTo(-30 + 120 / 4.0 - 0.5);
    }

    @Test
    void partsAreNotLookedAt() throws IOException {
        Path csv = folder.resolve("parts.csv");
        Path model = model("parts.zip", box(Negative.KEEP, null));
        assertThat(submit(model, SyntheticFaces.IBUG_LABELS, csv, "--flip-test"))
                .isZero();
        assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(3 * ROWS);
    }

    @Test
    void aFaceThatCanNotBePredictedIsNamed() throws IOException {
        Path model = model("refusing.zip", box(Negative.KEEP, null));
        Path csv = folder.resolve("refused.csv");
        refused(list("boxless.xml", box(1, 1, 50, 50), "") + ":7: no box on " + photos.get(1), model, "boxless.xml");
        refused("1 of 2 boxes can't be used", model, "boxless.xml");
        refused("lies far outside the photo", model, name(list("far.xml", box(90_000, 0, 50, 50))));
        refused("the box is empty", model, name(list("empty.xml", box(0, 0, 0, 50))));
        Files.writeString(
                folder.resolve("gone.xml"),
                Files.readString(list("a.xml", box(0, 0, 9, 9))).replace(photos.get(0), "gone.jpg"));
        refused("gone.jpg", model, "gone.xml");
        Files.writeString(folder.resolve("damaged.jpg"), "no photo");
        Files.writeString(
                folder.resolve("damaged.xml"),
                Files.readString(folder.resolve("gone.xml")).replace("gone.jpg", "damaged.jpg"));
        refused("damaged.jpg", model, "damaged.xml");
        refused("no such label file", model, "none.xml");
        refused("--dataset csv: has no test list", model, "far.xml", "--dataset", "csv");
        assertThat(csv).doesNotExist();
        list("good.xml", box(1, 1, 50, 50));
        console.clear();
        assertThat(submit(model, "good.xml", folder)).isEqualTo(2);
        assertThat(console.err())
                .contains("the submission can't be written there")
                .hasLineCount(1);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void refused(String expected, Path model, String labels, String... more) {
        console.clear();
        assertThat(submit(model, labels, folder.resolve("refused.csv"), more)).isEqualTo(2);
        assertThat(console.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }
}
