package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.Landmarks;
import org.landmark.data.command.Launcher;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.predict.Models;

/** The command line, on a model that gives every face the same 58 points. */
class EvaluateCommandTest {
    @TempDir
    static Path shared;

    private static Path faces;
    private static Path model;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void writeModel() throws IOException {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 2, 1);
        DataSpec data = Models.data("imm58", Models.RATIOS);
        double[] middle = new double[116];
        java.util.Arrays.fill(middle, 0.5);
        double[] corner = new double[116];
        java.util.Arrays.fill(corner, 0.1);
        model = shared.resolve("model.zip");
        Models.bundle(Models.constant(data, Landmarks.of(middle)), data, Landmarks.of(corner))
                .write(model);
    }

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void printsAndWritesTheModelBesideTheMeanShape() throws IOException {
        int code = evaluate("--model", model.toString(), "--data", faces.toString(), "--split", "all");
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
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
        assertThat(out.toString()).contains("12 faces  ", "12 faces, flip test");

        assertThat(plain.get("flipTest").asBoolean()).isFalse();
        assertThat(flipped.get("flipTest").asBoolean()).isTrue();
        // All points in the middle are their own mirror image.
        assertThat(flipped.get("mse").asDouble())
                .isCloseTo(plain.get("mse").asDouble(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(flipped.get("loss")).isEqualTo(plain.get("loss"));

        DataSpec data = Models.data("imm58", Models.RATIOS);
        double[] left = new double[116];
        java.util.Arrays.fill(left, 0.4); // with its mirror image, x in the middle and y at 0.4
        double[] middle = new double[116];
        java.util.Arrays.setAll(middle, i -> i % 2 == 0 ? 0.5 : 0.4);
        Path beside = shared.resolve("left.zip");
        Path expected = shared.resolve("middle.zip");
        Models.bundle(Models.constant(data, Landmarks.of(left)), data, Landmarks.of(left))
                .write(beside);
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
        refused("--model", "--data", faces.toString());
        refused(
                "accepted: imm, ibug300w, youtube-faces, dlib-xml, pts, csv, synthetic",
                "--model",
                model.toString(),
                "--dataset",
                "lfw");
    }

    private void refused(String expected, String... arguments) {
        err.reset();
        assertThat(evaluate(arguments)).isEqualTo(2);
        assertThat(err.toString()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    private static int evaluate(String... arguments) {
        return Launcher.run(new EvaluateCommand(), arguments);
    }
}
