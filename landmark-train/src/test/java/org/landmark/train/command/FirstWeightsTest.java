package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.Seed;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.WeightSource;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.weights.TorchvisionWeights;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.run.RunFolder;
import org.nd4j.linalg.learning.config.NoOp;

/** Runs that begin with the weights of a file; it is torchvision's ResNet-18 of width 2 with 10 outputs. */
class FirstWeightsTest {
    private static final Path STORED =
            Path.of("..", "landmark-models", "src", "test", "resources", "torchvision", "resnet18.safetensors");

    @TempDir
    static Path shared;

    private static Path faces;

    @TempDir
    Path folder;

    private Path weights;
    private Path run;

    @BeforeAll
    static void drawFaces() throws IOException {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    @BeforeEach
    void copyWeights() throws IOException {
        weights = Files.copy(STORED, folder.resolve("resnet18.safetensors"));
        run = folder.resolve("run");
    }

    @Test
    void aRunBeginsWithThemAndSaysSo() {
        CommandRun train = train("resnet18, width: 2", "--set", "train.optimizer.learningRate=1.0e-12");

        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .contains(
                        "weights: " + weights + ": 100 of 102 tensors fill 40 of 41 layers",
                        "weights: left fresh: output (10 outputs in the file, 2 here); not used: fc.weight, fc.bias");
        WeightSource source = new RunFolder(run).readRun().provenance().weights();
        assertThat(source.file()).isEqualTo(weights.toString());
        assertThat(source.sha256()).hasSize(64);
        assertThat(run.resolve("report.html")).content().contains(source.sha256());
        ModelBundle model = ModelBundle.read(run.resolve("model.zip"));
        assertThat(model.card().provenance().weights()).isEqualTo(source);
        ComputationGraph expected = fresh(model);
        TorchvisionWeights.load(weights, expected);
        for (String name : List.of("conv1_W", "layer1_0_conv1_W", "layer4_1_bn2_gamma")) {
            assertThat(model.network()
                            .paramTable()
                            .get(name)
                            .sub(expected.paramTable().get(name))
                            .amaxNumber()
                            .doubleValue())
                    .as(name)
                    .isCloseTo(0, within(1e-6));
        }
    }

    /** The model's network as it is before any training. */
    private ComputationGraph fresh(ModelBundle model) {
        ExperimentConfig config = new RunFolder(run).readRun().configuration();
        return config.network()
                .create(new NetworkSetting(
                        config.data().input(),
                        model.card().codec(),
                        config.train().loss(),
                        new NoOp(),
                        new Seed(1)));
    }

    @Test
    void aRunThatEndedBeforeItsFirstEpochBeginsWithThemAgain() throws IOException {
        train("resnet18, width: 2");
        List<String> losses = Losses.of(run.resolve("metrics.jsonl"));
        RunFiles.deleteCheckpoints(run);

        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(losses);

        RunFiles.deleteCheckpoints(run);
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 4]++;
        Files.write(weights, bytes);
        assertRefused(
                CommandRun.train("--resume", run.toString(), "--no-ui"),
                weights + ": is not the file of weights that the run began with");
        Files.delete(weights);
        assertRefused(CommandRun.train("--resume", run.toString(), "--no-ui"), weights + ": no such file of weights");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeARunBegins() throws IOException {
        assertRefused(
                train("resnet18, width: 4"),
                weights + ": tensor conv1.weight is [2, 3, 7, 7], the network's layer conv1 takes [4, 1, 7, 7]");
        assertRefused(train("small-cnn"), "the network's layer conv1 takes [12, 1, 5, 5]");
        Files.writeString(weights, "no weights");
        assertRefused(train("resnet18, width: 2"), weights + ": is no safetensors file, or was cut off");
        Files.delete(weights);
        assertRefused(train("resnet18, width: 2"), weights + ": no such file of weights");
        assertThat(run).doesNotExist();
        assertRefused(
                CommandRun.train("--resume", run.toString(), "--weights", weights.toString()),
                "goes on with the run as it is (expected no --weights");
    }

    private CommandRun train(String network, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--conf",
                Path.of("..", "conf", "nose.yaml").toString(),
                "--data",
                faces.toString(),
                "--out",
                run.toString(),
                "--set",
                "data.split.validation=6",
                "--set",
                "network={name: " + network + "}",
                "--epochs",
                "1",
                "--no-ui",
                "--weights",
                weights.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.train(arguments.toArray(String[]::new));
    }

    private static void assertRefused(CommandRun command, String expected) {
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }
}
