package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.command.EvaluateCommand;
import org.landmark.models.bundle.ModelBundle;

/** Whole runs with a scheme that no code knows: from the label file to the evaluated model. */
class OwnLandmarksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONF = Path.of("..", "conf", "five-points.yaml");
    private static final String[] QUICK = {
        "--set", "network={name: small-cnn, channels: [6], hidden: [20]}", "--set", "data.input={width: 24, height: 24}"
    };

    @TempDir
    static Path shared;

    private static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeIbug(faces, 20, 3);
    }

    @Test
    void theShippedExampleTrainsAndItsModelKnowsItsScheme() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(CONF, run, "--epochs", "6", "--set", "train.batch=1");
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .startsWith("data: dlib-xml faces from " + faces + " (--data)")
                .contains("18 faces train, 4 validate");

        LandmarkScheme scheme =
                ModelBundle.read(run.resolve("model.zip")).card().data().scheme();
        assertThat(scheme.isKnown()).isFalse();
        assertThat(scheme.name()).isEqualTo("five-points");
        assertThat(scheme.mirror()).containsExactly(1, 0, 2, 4, 3);
        JsonNode record = JSON.readTree(run.resolve("run.json").toFile());
        assertThat(record.at("/configuration/data/scheme/count").asInt()).isEqualTo(5);
        assertThat(record.at("/configuration/data/labels").asText()).isEqualTo(SyntheticFaces.FIVE_POINT_LABELS);

        JsonNode lastEpoch =
                JSON.readTree(Files.readAllLines(run.resolve("metrics.jsonl")).get(5));
        assertThat(lastEpoch.get("validationNme").isNumber()).isTrue();
        for (String plot : new String[] {"best", "worst", "samples", "loss"}) {
            assertThat(ImageIO.read(run.resolve("plots/" + plot + ".png").toFile()))
                    .isNotNull();
        }
        assertThat(Files.readString(run.resolve("report.html"))).contains("five-points, 5 points", "left-mouth-corner");

        CommandRun evaluate = evaluate(run);
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
        assertThat(evaluate.out()).contains("NME, left-eye to right-eye").doesNotContain("note:");
        JsonNode result = JSON.readTree(run.resolve("evaluation.json").toFile());
        assertThat(result.get("nme").asDouble()).isBetween(0.001, 1.0);
        assertThat(result.at("/baseline/nme").asDouble()).isBetween(0.01, 1.0);
        assertThat(result.get("normaliser").asText()).isEqualTo("left-eye to right-eye");
        assertThat(result.get("mse").asDouble())
                .isCloseTo(record.at("/result/bestValidationLoss").asDouble(), within(1e-6));
    }

    @Test
    void aSchemeFromAFileIsTheSameAndNotNeededAgain() throws IOException {
        String conf = Files.readString(CONF);
        int from = conf.indexOf("  scheme:");
        int to = conf.indexOf("  split:");
        Path own = folder.resolve("own.yaml");
        Path scheme = folder.resolve("five.yaml");
        Files.writeString(own, conf.substring(0, from) + "  scheme: five.yaml\n" + conf.substring(to));
        Files.writeString(
                scheme, conf.substring(from, to).replaceFirst(".*\n", "").stripIndent());
        Path run = folder.resolve("run");
        CommandRun train = train(own, run, "--epochs", "1");
        assertThat(train.code()).as(train.err()).isZero();
        Files.delete(scheme);

        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--epochs", "2", "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(2);
        assertThat(evaluate(run).code()).isZero();

        CommandRun again = train(own, folder.resolve("again"), "--epochs", "1");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).isEqualTo("error: " + own + ": data.scheme: no such file: " + scheme + "\n");
    }

    @Test
    void aSchemeWithoutANormaliserHasNoNme() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(CONF, run, "--epochs", "1", "--set", "data.scheme.normaliser=[]");
        assertThat(train.code()).as(train.err()).isZero();
        CommandRun evaluate = evaluate(run);
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
        assertThat(evaluate.out()).contains("NME, inter-pupil", "     box").doesNotContain("left-eye", "NME: ");
        JsonNode result = JSON.readTree(run.resolve("evaluation.json").toFile());
        assertThat(result.get("nme").isNull()).isTrue();
        assertThat(result.get("normaliser").isNull()).isTrue();
    }

    @Test
    void labelsOfTheCommandLineGoBeforeTheExperiments() throws IOException {
        Path other = Files.copy(faces.resolve(SyntheticFaces.FIVE_POINT_LABELS), faces.resolve("other.xml"));
        try {
            Path run = folder.resolve("run");
            CommandRun train = train(CONF, run, "--epochs", "1", "--labels", "other.xml");
            assertThat(train.code()).as(train.err()).isZero();
            assertThat(JSON.readTree(run.resolve("run.json").toFile())
                            .at("/data/labels")
                            .asText())
                    .isEqualTo(other.toString());
        } finally {
            Files.delete(other);
        }
    }

    @Test
    void aModelOfOtherPointsIsRefusedOnADataSetThatHasNone() throws IOException {
        Path run = folder.resolve("run");
        assertThat(train(CONF, run, "--epochs", "1").code()).isZero();
        CommandRun evaluate = CommandRun.of(
                new EvaluateCommand(),
                "--model",
                run.resolve("model.zip").toString(),
                "--dataset",
                "ibug300w",
                "--data",
                faces.toString());
        assertThat(evaluate.code()).isEqualTo(2);
        assertThat(evaluate.err())
                .isEqualTo("error: the model " + run.resolve("model.zip")
                        + " predicts five-points, 5 points; faces of ibug300w have 68 points of ibug68 (expected a model"
                        + " of these, or labels of its own)\n");
    }

    private static CommandRun train(Path conf, Path run, String... more) {
        String[] arguments = {"--conf", conf.toString(), "--data", faces.toString(), "--out", run.toString(), "--no-ui"
        };
        return CommandRun.train(
                Stream.of(arguments, QUICK, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static CommandRun evaluate(Path run) {
        return CommandRun.of(
                new EvaluateCommand(), "--model", run.resolve("model.zip").toString(), "--data", faces.toString());
    }
}
