package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.data.target.ShapeModel;
import org.landmark.data.target.TargetFit;
import org.landmark.eval.command.EvaluateCommand;
import org.landmark.models.bundle.Calibration;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;

/** Whole runs with targets other than coordinates, on a few drawn faces. */
class TargetsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    @Test
    void heatmapsByAUnet() throws IOException {
        Path run = run(
                """
                name: maps
                data:
                  scheme: nose
                  split: {validation: 6}
                  input: {width: 32, height: 32}
                  target: {kind: heatmap, width: 32, height: 32, sigma: 2, decoder: {name: adaptive-top-n}}
                network: {name: unet, channels: [4, 8, 8]}
                train: {batch: 3, epochs: 3, threads: 1, optimizer: {name: adam, learningRate: 0.01}}
                """);
        learns(run);
        resumesAndEvaluates(run);
        ModelCard card = ModelBundle.read(run.resolve("model.zip")).card();
        assertThat(card.fit()).isEqualTo(TargetFit.NONE);
        assertThat(card.calibrated()).as("of six noses").isEmpty();
    }

    @Test
    void whatPeaksAreWorthIsMeasuredAtTheEndAndKeptInTheModel() throws IOException {
        Path run = run(
                """
                name: maps
                data:
                  split: {validation: 6}
                  input: {width: 32, height: 24}
                  target: {kind: heatmap, width: 32, height: 24, sigma: 1}
                network: {name: unet, channels: [4, 8]}
                train: {batch: 3, epochs: 1, threads: 1, optimizer: {name: adam, learningRate: 0.01}}
                """);
        Calibration calibration =
                ModelBundle.read(run.resolve("model.zip")).card().calibrated().orElseThrow();
        assertThat(calibration.landmarks()).isEqualTo(6 * 58);
        assertThat(calibration.of()).isEqualTo(Calibration.NORMALISER);
        assertThat(calibration.shares()).isSorted().allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void scoresOfShapesByACnn() throws IOException {
        Path run = run(
                """
                name: shapes
                data:
                  split: {validation: 6}
                  input: {width: 32, height: 24}
                  target: {kind: shape, components: 5}
                network: {name: small-cnn, channels: [6, 6], kernel: 3, hidden: [20]}
                train: {batch: 3, epochs: 3, threads: 1, optimizer: {name: adam, learningRate: 0.003}}
                """);
        learns(run);
        resumesAndEvaluates(run);
        ShapeModel model =
                (ShapeModel) ModelBundle.read(run.resolve("model.zip")).card().fit();
        assertThat(model.size()).isEqualTo(5);
        assertThat(model.points()).isEqualTo(58);
        assertThat(JSON.readTree(run.resolve("run.json").toFile())
                        .at("/baseline/validationLoss")
                        .asDouble())
                .as("of the mean shape, in squared standard deviations")
                .isBetween(0.1, 5.0);
    }

    @Test
    void tooFewFacesForTheirComponentsAreOneLine() throws IOException {
        CommandRun refused = train(
                """
                name: shapes
                data:
                  split: {validation: 6}
                  target: {kind: shape, components: 18}
                """,
                folder.resolve("run"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("error: target shape: 18 components are more than the shapes of 18 training faces have")
                .hasLineCount(1);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private Path run(String yaml) throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(yaml, run);
        assertThat(train.code()).as(train.err()).isZero();
        return run;
    }

    private CommandRun train(String yaml, Path run) throws IOException {
        Path conf = Files.writeString(folder.resolve("conf.yaml"), yaml);
        return CommandRun.train(
                "--conf", conf.toString(), "--data", faces.toString(), "--out", run.toString(), "--no-ui");
    }

    private static void learns(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(lines).hasSize(3);
        assertThat(JSON.readTree(lines.get(2)).get("trainLoss").asDouble())
                .isLessThan(JSON.readTree(lines.get(0)).get("trainLoss").asDouble());
    }

    /** The run goes on from its files alone, and the model that it leaves has the loss that the run says. */
    private void resumesAndEvaluates(Path run) throws IOException {
        CommandRun resume = CommandRun.train("--resume", run.toString(), "--epochs", "4", "--no-ui");
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
        JsonNode record = JSON.readTree(run.resolve("run.json").toFile());
        assertThat(record.at("/result/epochs").asInt()).isEqualTo(4);
        assertThat(JSON.readTree(json.toFile()).get("loss").asDouble())
                .isCloseTo(record.at("/result/bestValidationLoss").asDouble(), withinPercentage(0.1));
        assertThat(run.resolve("plots/best.png")).isNotEmptyFile();
        boolean maps = record.at("/configuration/data/target/kind").asText().equals("heatmap");
        assertThat(Files.exists(run.resolve("plots/heatmaps.png"))).isEqualTo(maps);
        assertThat(Files.readString(run.resolve("report.html")).contains("<h2>Heatmaps</h2>"))
                .isEqualTo(maps);
    }
}
