package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.command.EvaluateCommand;

/** Whole runs of networks that are more than a chain of layers: training, resuming, evaluation. */
class NetworksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "'{name: fcn-resnet50, width: 1}', '{kind: heatmap, width: 20, height: 20}'",
        "'{name: heatmap-resnet, width: 4, stages: 2, deconvolutions: [6]}', '{kind: heatmap, width: 8, height: 8}'",
        "'{name: integral-resnet, width: 4, stages: 2, deconvolutions: [6]}', '{range: [-0.5, 0.5], kind: coordinates}'",
        "'{name: shapenet, width: 2, components: 4}', '{kind: coordinates}'",
        "'{name: cnn, blocks: [{normalise: true, pool: 2, dropout: 0.2}], hiddenDropout: 0.5}', '{kind: coordinates}'"
    })
    void trainsResumesAndEvaluates(String network, String target) throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(network, target, run);
        assertThat(train.code()).as(train.err()).isZero();
        CommandRun resume = CommandRun.train("--resume", run.toString(), "--epochs", "3", "--no-ui");
        assertThat(resume.code()).as(resume.err()).isZero();

        Path json = folder.resolve("evaluation.json");
        CommandRun evaluate = CommandRun.of(
                new EvaluateCommand(),
                "--model",
                run.resolve("model.zip").toString(),
                "--data",
                faces.toString(),
                "--json",
                json.toString());
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
        assertThat(JSON.readTree(json.toFile()).get("loss").asDouble())
                .isCloseTo(
                        JSON.readTree(run.resolve("run.json").toFile())
                                .at("/result/bestValidationLoss")
                                .asDouble(),
                        withinPercentage(0.1));
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(3);
    }

    /** Of the same size, so that the data's hash does not show it. */
    @Test
    void aModelOfShapesThatIsNoLongerTheTrainingFacesIsRefused() throws IOException {
        Path own = Files.createDirectory(folder.resolve("faces"));
        SyntheticFaces.writeImm(own, 4, 3);
        Path run = folder.resolve("run");
        CommandRun train = train(own, "{name: shapenet, width: 2, components: 4}", "{kind: coordinates}", run);
        assertThat(train.code()).as(train.err()).isZero();
        Path first;
        try (Stream<Path> files = Files.list(own)) {
            first = files.filter(file -> file.toString().endsWith(".asf"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        String points = Files.readString(first);
        StringBuilder moved = new StringBuilder(points);
        int digit = points.indexOf("\t0.") + 4;
        moved.setCharAt(digit, points.charAt(digit) == '9' ? '1' : '9');
        Files.writeString(first, moved);

        CommandRun resume = CommandRun.train("--resume", run.toString(), "--epochs", "3", "--no-ui");

        assertThat(resume.code()).isEqualTo(2);
        assertThat(resume.err())
                .isEqualToIgnoringNewLines("error: " + RunFiles.newestCheckpoint(run)
                        + ": has another model of shapes than the training faces make now (have points of theirs been"
                        + " changed since the run began?)");
    }

    @Test
    void aTargetThatDoesNotFitIsOneLine() throws IOException {
        CommandRun refused =
                train("{name: heatmap-resnet}", "{kind: heatmap, width: 32, height: 8}", folder.resolve("run"));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualToIgnoringNewLines("error: network heatmap-resnet: expected maps of 8x8 cells as target, "
                        + "[K, 8, 8], came [58, 8, 32]");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private CommandRun train(String network, String target, Path run) throws IOException {
        return train(faces, network, target, run);
    }

    private CommandRun train(Path data, String network, String target, Path run) throws IOException {
        Path conf = Files.writeString(
                folder.resolve("conf.yaml"),
                """
                name: networks
                data:
                  split: {validation: 6}
                  input: {width: 32, height: 32}
                  target: %s
                network: %s
                train: {batch: 4, epochs: 2, threads: 1, optimizer: {name: adam, learningRate: 0.001}}
                """
                        .formatted(target, network));
        return CommandRun.train(
                "--conf", conf.toString(), "--data", data.toString(), "--out", run.toString(), "--no-ui");
    }
}
