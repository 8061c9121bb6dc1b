package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
import org.landmark.eval.predict.Models;

/** The command line, on a model that gives every face the same 58 points. */
class EvaluateCommandTest {
    @TempDir
    static Path shared;

    private static Path faces;
    private static Path model;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @BeforeAll
    static void writeModel() throws IOException {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 2, 1);
        DataSpec data = Models.data("imm58", Models.RATIOS);
        double[] middle = new double[116];
        Arrays.fill(middle, 0.5);
        double[] corner = new double[116];
        Arrays.fill(corner, 0.1);
        model = shared.resolve("model.zip");
        Models.bundle(Models.constant(data, Landmarks.of(middle)), data, Landmarks.of(corner))
                .write(model);
    }

    @Test
    void printsAndWritesTheModelBesideTheMeanShape() throws IOException {
        int code = evaluate("--model", model.toString(), "--data", faces.toString(), "--split", "all");
        assertThat(code).as(console.err()).isZero();
        assertThat(console.out())
                .contains("note: the model was trained on other data", "12 faces", "MSE", "NME", "mean error")
                .contains("Beats the mean shape");
        JsonNode result = result();
        assertThat(result.get("faces").asInt()).isEqualTo(12);
        assertThat(result.get("split").asText()).isEqualTo("all");
        assertThat(result.get("beatsBaseline").asBoolean()).isTrue();
        assertThat(result.get("mse").asDouble())
                .isLessThan(result.at("/baseline/mse").asDouble())
                .isCloseTo(result.get("loss").asDouble(), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(result.get("nme").asDouble())
                .isPositive()
                .isLessThan(result.at("/baseline/nme").asDouble());
    }

    /** The model answers the same whatever it sees; heads are as turned and pictures as dark as without the cover. */
    @Test
    void facesMayBeCoveredAndAreToldApartByKind() throws IOException {
        String[] call = {"--model", model.toString(), "--data", faces.toString(), "--split", "all"};
        assertThat(evaluate(call)).as(console.err()).isZero();
        JsonNode bare = result();
        console.clear();
        assertThat(evaluate(Stream.concat(Stream.of(call), Stream.of("--cover", "0.5"))
                        .toArray(String[]::new)))
                .as(console.err())
                .isZero();
        JsonNode covered = result();

        assertThat(console.out()).contains("12 faces, covered 0.5").containsPattern("NME, head straight \\(\\d+\\) ");
        assertThat(bare.get("cover").isNull()).isTrue();
        assertThat(covered.get("cover").asDouble()).isEqualTo(0.5);
        JsonNode kinds = bare.at("/methods/0/slices");
        assertThat(kinds.size()).isPositive();
        assertThat(covered.at("/methods/0/slices")).isEqualTo(kinds);
        int heads = 0;
        for (JsonNode kind : kinds) {
            heads += kind.get("name").asText().startsWith("head")
                    ? kind.get("faces").asInt()
                    : 0;
        }
        assertThat(heads).isEqualTo(12);
        assertThat(evaluate("--model", model.toString(), "--data", faces.toString(), "--cover", "2"))
                .isEqualTo(2);
        assertThat(console.err()).contains("--cover: expected a share above 0 and at most 1, came 2.0");
    }

    @Test
    void writesPredictionsAndPicturesBesideTheResult() throws IOException {
        Path place = shared.resolve("results");
        Path csv = place.resolve("points.csv");
        assertThat(evaluate(
                        "--model",
                        model.toString(),
                        "--data",
                        faces.toString(),
                        "--json",
                        place.resolve("all.json").toString(),
                        "--predictions",
                        csv.toString(),
                        "--split",
                        "all"))
                .as(console.err())
                .isZero();
        assertThat(console.out())
                .contains("written: " + place.resolve("all.json"), "written: " + csv)
                .contains("written: " + place.resolve("all-ced.png"), "written: " + place.resolve("all-worst.png"));
        assertThat(ImageIO.read(place.resolve("all-ced.png").toFile()).getWidth())
                .isEqualTo(900);
        assertThat(ImageIO.read(place.resolve("all-worst.png").toFile()).getWidth())
                .isGreaterThan(900);
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(13);
        assertThat(rows.get(0))
                .startsWith("photo,left,top,width,height,x0,y0,x1,")
                .endsWith(",x57,y57");
        // the middle of a photo of 640 x 480, whose first pixel's centre is at 0
        assertThat(rows.get(1)).matches("01-1[mf]\\.jpg,\\d+,\\d+,\\d+,\\d+(,319\\.5,239\\.5){58}");

        assertThat(evaluate(
                        "--model",
                        model.toString(),
                        "--data",
                        faces.toString(),
                        "--out",
                        shared.resolve("out").toString()))
                .isZero();
        try (Stream<Path> written = Files.list(shared.resolve("out"))) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("evaluation.json", "evaluation-ced.png", "evaluation-worst.png");
        }
    }

    @Test
    void writesAllErrorsOfAllMethods() throws IOException {
        DataSpec data = Models.data("imm58", Models.RATIOS);
        double[] left = new double[116];
        Arrays.fill(left, 0.4);
        Path other = Files.createDirectory(shared.resolve("other-run"));
        Models.meanShape(data, Landmarks.of(left)).write(other.resolve("model.zip"));
        assertThat(evaluate(
                        "--model",
                        model.toString(),
                        "--data",
                        faces.toString(),
                        "--split",
                        "all",
                        "--compare",
                        other.toString(),
                        "--compare",
                        other.resolve("model.zip").toString()))
                .as(console.err())
                .isZero();
        JsonNode result = result();
        assertThat(result.get("methods").findValuesAsText("name"))
                .startsWith("model")
                .contains("mean shape", "other-run", "other-run (2)");
        JsonNode first = result.at("/methods/0");
        assertThat(first.at("/means/nme")).isEqualTo(result.get("nme"));
        assertThat(first.at("/means/mse")).isEqualTo(result.get("mse"));
        assertThat(result.at("/methods/1/means/mse")).isEqualTo(result.at("/baseline/mse"));
        assertThat(first.get("landmarks")).hasSize(58);
        assertThat(first.get("groups")).hasSize(5);
        assertThat(first.at("/distribution/interval95/groups").asInt())
                .as("people")
                .isEqualTo(2);
        assertThat(result.at("/methods/2/means")).isEqualTo(result.at("/methods/3/means"));
        assertThat(result.at("/methods/2/difference/mean").asDouble())
                .isCloseTo(
                        result.at("/methods/2/means/nme").asDouble()
                                - result.get("nme").asDouble(),
                        org.assertj.core.api.Assertions.within(1e-9));
        assertThat(result.get("worst")).hasSize(9);
        assertThat(result.get("worst").get(0).get("photo").asText()).endsWith(".jpg");
        assertThat(console.out()).contains("other-run (2)", "worst faces", "inter-pupil", "AUC to 8 %");
    }

    /** The labels are of other photos, lie elsewhere than these, and have boxes that begin outside. */
    @Test
    void evaluatesALabelFileThatItHasNeverSeen() throws IOException {
        Path drawn = Files.createDirectory(shared.resolve("ibug"));
        SyntheticFaces.writeIbug(drawn, 4, 1);
        Path labels = shared.resolve("elsewhere.xml");
        String text = Files.readString(drawn.resolve(SyntheticFaces.IBUG_LABELS), StandardCharsets.ISO_8859_1);
        Files.writeString(
                labels,
                text.replaceFirst("<box top='\\d+' left='\\d+'", "<box top='-2' left='-3'"),
                StandardCharsets.ISO_8859_1);
        DataSpec data = Models.boxes(new CropSpec(Region.BOX, 1.0, Negative.SKIP, null));
        double[] middle = new double[136];
        Arrays.fill(middle, 0.5);
        Path boxes = shared.resolve("boxes.zip");
        Models.meanShape(data, Landmarks.of(middle)).write(boxes);
        Path csv = shared.resolve("unseen.csv");
        String[] call = {
            "--model",
            boxes.toString(),
            "--dataset",
            "dlib-xml",
            "--data",
            drawn.toString(),
            "--labels",
            labels.toString(),
            "--predictions",
            csv.toString(),
            "--split",
            "all"
        };
        assertThat(evaluate(call)).as(console.err()).isZero();
        List<String> rows = Files.readAllLines(csv).stream().skip(1).toList();
        List<String> photos = Pattern.compile("<image file='([^']*)'|<box ")
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? "" : found.group(1))
                .toList();
        assertThat(rows).as("a row for each box").hasSize((int)
                photos.stream().filter(String::isEmpty).count());
        assertThat(rows.get(0)).startsWith(photos.get(0) + ",-3,-2,");
        for (String row : rows) {
            double[] numbers = Stream.of(row.split(","))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(numbers[4]).as(row).isEqualTo(numbers[0] + numbers[2] / 2 - 0.5);
            assertThat(numbers[5]).as(row).isEqualTo(numbers[1] + numbers[3] / 2 - 0.5);
        }
    }

    @Test
    void splitsAsInTraining() throws IOException {
        assertThat(evaluate("--model", model.toString(), "--data", faces.toString()))
                .isZero();
        assertThat(result().get("faces").asInt()).isEqualTo(2);
        assertThat(evaluate("--model", model.toString(), "--data", faces.toString(), "--split", "training"))
                .isZero();
        assertThat(result().get("faces").asInt()).isEqualTo(10);
    }

    @Test
    void aFlipTestTakesTheMeanOfBothAnswers() throws IOException {
        String[] call = {"--model", model.toString(), "--data", faces.toString(), "--split", "all"};
        assertThat(evaluate(call)).isZero();
        JsonNode plain = result();
        assertThat(evaluate(
                        Stream.concat(Stream.of(call), Stream.of("--flip-test")).toArray(String[]::new)))
                .isZero();
        JsonNode flipped = result();
        assertThat(console.out()).contains("12 faces  ", "12 faces, flip test");

        assertThat(plain.get("flipTest").asBoolean()).isFalse();
        assertThat(flipped.get("flipTest").asBoolean()).isTrue();
        // All points in the middle are their own mirror image.
        assertThat(flipped.get("mse").asDouble())
                .isCloseTo(plain.get("mse").asDouble(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(flipped.get("loss")).isEqualTo(plain.get("loss"));

        DataSpec data = Models.data("imm58", Models.RATIOS);
        double[] left = new double[116];
        Arrays.fill(left, 0.4); // with its mirror image, x in the middle and y at 0.4
        double[] middle = new double[116];
        java.util.Arrays.setAll(middle, i -> i % 2 == 0 ? 0.5 : 0.4);
        Path beside = shared.resolve("left.zip");
        Path expected = shared.resolve("middle.zip");
        Models.meanShape(data, Landmarks.of(left)).write(beside);
        Models.bundle(Models.constant(data, Landmarks.of(middle)), data, Landmarks.of(left))
                .write(expected);
        assertThat(evaluate("--model", beside.toString(), "--data", faces.toString(), "--flip-test"))
                .isZero();
        double mean = result().get("mse").asDouble();
        assertThat(evaluate("--model", expected.toString(), "--data", faces.toString()))
                .isZero();
        assertThat(mean).isCloseTo(result().get("mse").asDouble(), org.assertj.core.api.Assertions.within(1e-7));
    }

    @Test
    void aPlaceThatCanNotBeWrittenIsRefused() {
        refused(
                "the result can't be written there",
                "--model",
                model.toString(),
                "--data",
                faces.toString(),
                "--json",
                model.resolve("inside/a/file.json").toString());
    }

    private static JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(model.resolveSibling("evaluation.json").toFile());
    }

    @Test
    void whatIsRefusedIsOneLineAndExitTwo() throws IOException {
        refused("no such model file", "--model", shared.resolve("none.zip").toString());
        Path noModel = Files.writeString(shared.resolve("text.zip"), "no zip");
        refused(noModel.toString(), "--model", noModel.toString());
        refused("no such folder", "--model", model.toString(), "--data", "no/such/folder");
        refused("--split", "--model", model.toString(), "--split", "some");
        refused("labels_ibug_300W_train.xml: no such label file", "--data", faces.toString());
        refused("the model ibug68 predicts ibug68, 68 points", "--data", faces.toString(), "--dataset", "imm");
        refused(
                "accepted: imm, ibug300w, youtube-faces, dlib-xml, pts, csv, synthetic",
                "--model",
                model.toString(),
                "--dataset",
                "lfw");
    }

    @Test
    void whatDoesNotFitTheModelIsRefused() throws IOException {
        Path drawn = Files.createDirectory(shared.resolve("sixty-eight"));
        SyntheticFaces.writeIbug(drawn, 2, 1);
        String labels = SyntheticFaces.IBUG_LABELS;
        String[] data = {"--model", model.toString(), "--data", drawn.toString(), "--labels", labels, "--dataset"};
        refused(
                "predicts imm58, 58 points; the first face of " + drawn.resolve(labels) + " has 68 points",
                with(data, "dlib-xml"));
        refused("predicts imm58, 58 points; faces of ibug300w have 68 points of ibug68", with(data, "ibug300w"));
        String[] call = {"--model", model.toString(), "--data", faces.toString()};
        refused("--decoder argmax: the model answers no heatmaps", with(call, "--decoder", "argmax"));
        refused("--decoder: unknown 'best' (accepted: ", with(call, "--decoder", "best"));
        refused("--decoder: unknown '' (accepted: ", with(call, "--decoder", ""));
        refused("no such model file", with(call, "--compare", faces.toString()));
        DataSpec nose = Models.data("nose", Models.RATIOS);
        Path other = shared.resolve("tip.zip");
        Models.meanShape(nose, Landmarks.of(0.5, 0.5)).write(other);
        refused("predicts nose, not imm58 as the model", with(call, "--compare", other.toString()));
        refused("the result can't be written there", with(call, "--out", other.toString()));
        refused("the result can't be written there", with(call, "--predictions", faces.toString()));
    }

    private static String[] with(String[] call, String... more) {
        return Stream.concat(Stream.of(call), Stream.of(more)).toArray(String[]::new);
    }

    private void refused(String expected, String... arguments) {
        console.clear();
        assertThat(evaluate(arguments)).isEqualTo(2);
        assertThat(console.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    private static int evaluate(String... arguments) {
        return Launcher.run(new EvaluateCommand(), arguments);
    }
}
