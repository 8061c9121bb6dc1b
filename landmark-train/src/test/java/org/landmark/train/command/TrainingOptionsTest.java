package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.weights.TorchvisionWeights;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingListener;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.config.ExperimentFile;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunWriter;
import org.landmark.train.run.SavedRun;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole runs with other losses, optimizers, schedules and endings, on a few drawn faces. */
class TrainingOptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONF = Path.of("..", "conf", "nose.yaml");
    private static final Path WEIGHTS =
            Path.of("..", "landmark-models", "src/test/resources/torchvision/resnet18.safetensors");
    private static final String EVERYTHING =
            "train={optimizer: {name: adamw, learningRate: 0.002}, schedule: {name: cosine, warmUp: 0.5, end: 0.1},"
                    + " loss: {name: wing, width: 0.1, epsilon: 0.02}, clip: 0.5, average: 0.9, batch: 3, epochs: 4, threads: 1}";

    @TempDir
    static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train.loss=l1",
                "train.loss={name: smooth-l1, beta: 0.05}",
                "train.loss={name: wing, width: 0.1, epsilon: 0.02}",
                "train.optimizer={name: adamw, decay: weights}",
                "train.optimizer={name: sgd, learningRate: 0.1, momentum: 0.9, nesterov: true}",
                "train.schedule={name: cosine, warmUp: 1}",
                "train.schedule={name: step, every: 1}",
                "train.clip=0.1",
                "train.average=0.9"
            })
    void aRunLearnsAndItsModelHasTheLossThatItSays(String setting) throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(run, "--epochs", "3", "--set", setting);
        assertThat(train.code()).as(train.err()).isZero();
        JsonNode record = JSON.readTree(run.resolve("run.json").toFile());
        double best = record.at("/result/bestValidationLoss").asDouble();
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(JSON.readTree(lines.get(2)).get("trainLoss").asDouble())
                .isLessThan(JSON.readTree(lines.get(0)).get("trainLoss").asDouble());
        assertThat(evaluatedLoss(run)).isCloseTo(best, within(1e-5 * best));
    }

    @Test
    void adaptiveWingOfHeatmapsLearns() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(
                run,
                "--epochs",
                "3",
                "--set",
                "data.input={width: 32, height: 32}",
                "--set",
                "data.target={kind: heatmap, width: 32, height: 32, sigma: 2}",
                "--set",
                "network={name: unet, channels: [4, 8]}",
                "--set",
                "train={loss: {name: adaptive-wing, foreground: 10}, batch: 3, threads: 1}");
        assertThat(train.code()).as(train.err()).isZero();
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        double first = JSON.readTree(lines.get(0)).get("trainLoss").asDouble();
        assertThat(JSON.readTree(lines.get(2)).get("trainLoss").asDouble()).isLessThan(0.9 * first);
        double best = JSON.readTree(run.resolve("run.json").toFile())
                .at("/result/bestValidationLoss")
                .asDouble();
        assertThat(evaluatedLoss(run)).isCloseTo(best, within(1e-5 * best));
        assertThat(run.resolve("report.html")).isNotEmptyFile();
    }

    /** With everything that a training remembers: moments, averages, the place in a schedule. */
    @Test
    void aRunThatGoesOnEndsWhereAnUninterruptedOneDoes() throws IOException {
        Path whole = folder.resolve("whole");
        assertThat(train(whole, "--set", EVERYTHING).code()).isZero();
        Path parts = folder.resolve("parts");
        stopAfter(2, parts);

        CommandRun resumed = CommandRun.train("--resume", parts.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("going on after epoch 2 of 4");
        assertThat(Losses.of(parts.resolve("metrics.jsonl"))).isEqualTo(Losses.of(whole.resolve("metrics.jsonl")));
        Checkpoint<SavedRun> expected = checkpoint(whole);
        Checkpoint<SavedRun> actual = checkpoint(parts);
        assertThat(actual.network().params()).isEqualTo(expected.network().params());
        assertThat(actual.network().updaterState()).isEqualTo(expected.network().updaterState());
        assertThat(actual.average().orElseThrow())
                .isEqualTo(expected.average().orElseThrow())
                .isNotEqualTo(actual.network().params());
        assertThat(ModelBundle.read(parts.resolve("model.zip")).network().params())
                .isEqualTo(
                        ModelBundle.read(whole.resolve("model.zip")).network().params());
    }

    /** Leaves what a kill after some epochs would. */
    private static void stopAfter(int epochs, Path run) {
        ExperimentConfig config = ExperimentFile.read(CONF, List.of("data.split.validation=6", EVERYTHING));
        DataLocation location = DataLocation.find(
                DatasetKind.IMM, Optional.of(faces), Optional.empty(), Map.of(), FaceLoader.Progress.NONE);
        FaceDataset dataset = FaceLoader.load(location, config.data(), FaceLoader.Progress.NONE);
        RunPlan plan =
                RunPlan.fresh(new RunFolder(run), config, dataset, new RunCall(List.of(), false), Optional.empty());
        TrainingListener stop = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result) throws IOException {
                if (result.state().epoch() == epochs) {
                    throw new IOException("stopped");
                }
            }
        };
        assertThatThrownBy(() -> {
                    plan.folder().writeRun(plan.record());
                    new Trainer(
                                    config,
                                    plan.card().codec(),
                                    plan.split(),
                                    List.of(new RunWriter(plan.folder(), plan.card(), config), stop))
                            .train(plan.trained(), plan.start());
                })
                .hasMessage("stopped");
    }

    @Test
    void moreEpochsGoOnAlongTheScheduleOfTheNewTotal() throws IOException {
        Path run = folder.resolve("run");
        assertThat(train(run, "--set", EVERYTHING, "--epochs", "2").code()).isZero();
        assertThat(rateAt(11, run)).as("at the end of 2 epochs").isCloseTo(0.1 * 0.002, within(1e-4));
        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui", "--epochs", "4");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(rateAt(11, run)).as("half-way through 4 epochs").isGreaterThan(0.5 * 0.002);
        assertThat(rateAt(23, run)).isCloseTo(0.1 * 0.002, within(1e-4));
    }

    private static double rateAt(int iteration, Path run) {
        LayerVertex vertex = (LayerVertex)
                checkpoint(run).network().getConfiguration().getVertices().get("output");
        return ((BaseLayer) vertex.getLayerConf().getLayer()).getIUpdater().getLearningRate(iteration, 0);
    }

    @Test
    void aCheckpointOfAnotherOptimizerOrAverageIsRefused() throws IOException {
        Path run = folder.resolve("run");
        assertThat(train(run, "--set", EVERYTHING, "--epochs", "1").code()).isZero();
        String json = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), json.replaceFirst("\"average\" : 0.9", "\"average\" : 0.0"));
        assertRefused(run, ".zip: is of another configuration: train.average was 0.9, is 0.0 (--force goes on");
        assertRefused(run, ".zip: holds an average of weights, which the run does not keep", "--force");
        Files.writeString(
                run.resolve("run.json"),
                json.replaceFirst("(?s)\"optimizer\" : \\{.*?}", "\"optimizer\" : {\"name\" : \"sgd\"}"));
        assertRefused(run, "train.optimizer.name was adamw, is sgd; ");
        assertRefused(run, " numbers in its updater, run.json beside it describes a network of 0", "--force");
    }

    private static void assertRefused(Path run, String expected, String... more) {
        CommandRun resumed = CommandRun.train(
                Stream.concat(Stream.of("--resume", run.toString(), "--no-ui", "--epochs", "2"), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(resumed.code()).isEqualTo(2);
        assertThat(resumed.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    @Test
    void aRunThatBringsNothingBetterStopsEarly() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(
                run,
                "--epochs",
                "30",
                "--set",
                "train.patience=1",
                "--set",
                "train.optimizer={name: sgd, learningRate: 0.5}");
        assertThat(train.code()).as(train.err()).isZero();
        JsonNode record = JSON.readTree(run.resolve("run.json").toFile());
        int epochs = record.at("/result/epochs").asInt();
        int best = record.at("/result/bestEpoch").asInt();
        assertThat(epochs).isEqualTo(best + 1).isLessThan(30);
        assertThat(record.at("/result/stoppedEarly").asBoolean()).isTrue();
        String said = "stopped after epoch " + epochs + ": no better validation loss since epoch " + best;
        assertThat(train.out()).contains(said);
        assertThat(run.resolve("report.html")).content().contains(said);

        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui", "--epochs", "40");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).contains(said).doesNotContain("epoch " + (epochs + 1) + "/40");
    }

    @Test
    void aRunWithoutPatienceSaysThatItWasNotStopped() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(run, "--epochs", "2");
        assertThat(train.out()).doesNotContain("stopped after");
        assertThat(JSON.readTree(run.resolve("run.json").toFile())
                        .at("/result/stoppedEarly")
                        .isBoolean())
                .isTrue();
        assertThat(JSON.readTree(run.resolve("run.json").toFile())
                        .at("/result/stoppedEarly")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void layersAreFrozenOnlyWithWeightsFromAFile() throws IOException {
        String network = "network={name: resnet18, width: 2}";
        String batch = "train.batch=6";
        String frozen = "train.frozen=[conv1, bn1, layer1, layer2, layer3]";
        Path scratch = folder.resolve("scratch");
        CommandRun train = train(scratch, "--epochs", "1", "--set", network, "--set", batch, "--set", frozen);
        assertThat(train.code()).as(train.err()).isZero();
        String said =
                "no pretrained weights: the whole network trains from scratch (conf asks for frozen conv1, bn1, layer1,"
                        + " layer2, layer3)";
        assertThat(train.out()).startsWith(said + System.lineSeparator());
        assertThat(scratch.resolve("report.html")).content().contains(said);
        CommandRun resumed = CommandRun.train("--resume", scratch.toString(), "--no-ui", "--epochs", "2");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).startsWith(said);
        assertThat(new RunFolder(scratch).readRun().provenance().command()).endsWith("--epochs 2\"");

        Path tuned = folder.resolve("tuned");
        CommandRun tune = train(
                tuned,
                "--epochs",
                "1",
                "--set",
                network,
                "--set",
                batch,
                "--set",
                frozen,
                "--weights",
                WEIGHTS.toString());
        assertThat(tune.code()).as(tune.err()).isZero();
        assertThat(tune.out()).doesNotContain("no pretrained weights");
        assertThat(CommandRun.train("--resume", tuned.toString(), "--no-ui", "--epochs", "2")
                        .code())
                .isZero();
        assertThat(new RunFolder(tuned).readRun().parameters())
                .isLessThan(new RunFolder(scratch).readRun().parameters());
        ModelBundle model = ModelBundle.read(tuned.resolve("model.zip"));
        INDArray before = model.network().getParam("layer3_1_conv2_W").dup();
        INDArray statistics = model.network().getParam("layer3_1_bn2_var").dup();
        INDArray trained = model.network().getParam("layer4_1_conv2_W").dup();
        TorchvisionWeights.load(WEIGHTS, model.network());
        assertThat(model.network().getParam("layer3_1_conv2_W")).isEqualTo(before);
        assertThat(model.network().getParam("layer3_1_bn2_var")).isEqualTo(statistics);
        assertThat(model.network().getParam("layer4_1_conv2_W")).isNotEqualTo(trained);
    }

    @Test
    void whatMeansToHavePretrainedWeightsSaysThatItHasNone() {
        Path run = folder.resolve("run");
        CommandRun train = train(run, "--epochs", "1", "--set", "train.pretrained=true");
        String said = "no pretrained weights: the whole network trains from scratch";
        assertThat(train.out()).startsWith(said + System.lineSeparator());
        assertThat(run.resolve("report.html")).content().contains(said);
    }

    @Test
    void layersThatDoNotExistAreRefusedWithoutWeightsToo() {
        CommandRun train = train(folder.resolve("run"), "--set", "train.frozen=[conv9]");
        assertThat(train.code()).isEqualTo(2);
        assertThat(train.err())
                .isEqualTo(
                        "error: train.frozen: no layer that can be frozen is called conv9 or begins with it (there are:"
                                + " conv1, conv2, conv3, fc1)" + System.lineSeparator());
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void oneFaceIsFittedByHeart() {
        CommandRun train = train(folder.resolve("run"), "--overfit-one");
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .contains("overfit-one: ", "until the mean error is below 1.00 % of the crop")
                .containsPattern("fitted after \\d+ steps: mean error 0\\.\\d+ % of the crop, loss ");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aNetworkThatCanNotFitOneFaceFailsLoudly() {
        CommandRun train = train(
                folder.resolve("run"),
                "--overfit-one",
                "--set",
                "network={name: small-cnn, channels: [2], kernel: 3, hidden: [4]}",
                "--set",
                "train.optimizer.learningRate=1.0e-12");
        assertThat(train.code()).isEqualTo(1);
        assertThat(train.err())
                .startsWith("error: one face could not be fitted in 2000 steps: the mean error is ")
                .contains(" of the crop (expected below 1.00 %), the loss went from ")
                .hasLineCount(1);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private static Checkpoint<SavedRun> checkpoint(Path run) {
        return new RunFolder(run).checkpoints().newest().orElseThrow().checkpoint();
    }

    private double evaluatedLoss(Path run) throws IOException {
        Path json = folder.resolve("evaluation.json");
        CommandRun evaluate = CommandRun.of(
                new org.landmark.eval.command.EvaluateCommand(),
                "--model",
                run.resolve("model.zip").toString(),
                "--data",
                faces.toString(),
                "--json",
                json.toString());
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
        return JSON.readTree(json.toFile()).get("loss").asDouble();
    }

    private static CommandRun train(Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--conf",
                CONF.toString(),
                "--data",
                faces.toString(),
                "--out",
                out.toString(),
                "--no-ui",
                "--set",
                "data.split.validation=6"));
        arguments.addAll(List.of(more));
        return CommandRun.train(arguments.toArray(String[]::new));
    }
}
