package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.command.BuildVersion;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.command.EvaluateCommand;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunLock;

/** Whole runs on a few drawn faces. */
class TrainCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONF = Path.of("..", "conf", "nose.yaml").toString();

    @TempDir
    static Path shared;

    private static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    @Test
    void aRunLeavesAWholeFolderThatEvaluateUnderstands() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = train(run, "--epochs", "3");
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .startsWith("data: imm faces from " + faces + " (--data)")
                .contains("epoch 3/3", "mean shape", "report: " + run.resolve("report.html"));
        assertThat(names(run))
                .containsExactly(
                        "checkpoints",
                        "errors.jsonl",
                        "metrics.jsonl",
                        "model.zip",
                        "page",
                        "plots",
                        "report.html",
                        "run.json",
                        "run.lock");
        assertThat(names(run.resolve("plots")))
                .containsExactly(
                        "best.png",
                        "filters-1.png",
                        "filters-2.png",
                        "filters-3.png",
                        "loss.png",
                        "samples.png",
                        "worst.png");
        assertThat(Files.readString(run.resolve("report.html"))
                        .replaceAll("base64,[^\"]*", "")) // megabytes of pictures
                .containsSubsequence(
                        "<h2>Loss</h2>",
                        "<h2>Best predictions</h2>",
                        "<h2>Worst predictions</h2>",
                        "<h2>Training faces</h2>",
                        "<h2>Filters of conv1</h2>",
                        "<h2>Filters of conv3</h2>");
        assertThat(ImageIO.read(run.resolve("plots/loss.png").toFile()).getWidth())
                .isGreaterThan(500);

        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(lines).hasSize(3);
        JsonNode last = JSON.readTree(lines.get(2));
        assertThat(last.fieldNames())
                .toIterable()
                .containsExactly("epoch", "trainLoss", "validationLoss", "validationNme", "seconds", "imagesPerSecond");
        assertThat(last.get("validationNme").isNull()).isTrue();

        JsonNode record = JSON.readTree(run.resolve("run.json").toFile());
        assertThat(record.at("/configuration/train/epochs").asInt()).isEqualTo(3);
        assertThat(record.at("/provenance/natives").asText())
                .isEqualTo(BuildVersion.current().natives())
                .doesNotContain("$");
        assertThat(record.at("/provenance/dataHash").asText()).hasSize(64);
        assertThat(record.at("/baseline/validationLoss").asDouble()).isBetween(1e-4, 1e-1);
        assertThat(record.at("/result/bestValidationLoss").asDouble())
                .isEqualTo(lines.stream()
                        .mapToDouble(TrainCommandTest::validationLoss)
                        .min()
                        .orElseThrow());
        assertThat(Files.readString(run.resolve("report.html"))).contains("Run nose", "mean shape");

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
        JsonNode result = JSON.readTree(json.toFile());
        assertThat(result.get("mse").asDouble())
                .isCloseTo(record.at("/result/bestValidationLoss").asDouble(), within(1e-6));
        assertThat(result.at("/baseline/mse").asDouble())
                .isCloseTo(record.at("/baseline/validationLoss").asDouble(), within(1e-6));
        assertThat(result.get("nme").isNull()).isTrue();
        assertThat(result.get("faces").asInt()).isEqualTo(6);
        assertThat(result.get("beatsBaseline").asBoolean())
                .isEqualTo(result.get("mse").asDouble()
                        < result.at("/baseline/mse").asDouble());
    }

    @Test
    void theSameSeedGivesTheSameLossesAndAnotherSeedOthers() throws IOException {
        train(folder.resolve("a"), "--epochs", "2");
        train(folder.resolve("b"), "--epochs", "2");
        train(folder.resolve("c"), "--epochs", "2", "--seed", "2");
        assertThat(losses(folder.resolve("a"))).isEqualTo(losses(folder.resolve("b")));
        assertThat(losses(folder.resolve("a"))).isNotEqualTo(losses(folder.resolve("c")));
    }

    @Test
    void theBrowserChangesNoNumber() throws IOException {
        train(folder.resolve("without"), "--epochs", "2");
        CommandRun with = trainWatched(folder.resolve("with"), "--epochs", "2");
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(with.out()).containsPattern("watch: http://127\\.0\\.0\\.1:\\d+/landmarks\\R");
        assertThat(folder.resolve("with/stats.db")).isNotEmptyFile();
        assertThat(losses(folder.resolve("with"))).isEqualTo(losses(folder.resolve("without")));
    }

    @Test
    void aRunThatLearnsNothingSaysSo() {
        CommandRun train =
                train(folder.resolve("run"), "--epochs", "1", "--set", "train.optimizer.learningRate=0.0000001");
        assertThat(train.code()).isZero();
        assertThat(train.out()).contains("Does not beat the mean shape");
        assertThat(folder.resolve("run/report.html")).content().contains("Does not beat the mean shape");
    }

    @Test
    void aTrainingThatGetsNowhereSaysSoAfterAThird() {
        Path run = folder.resolve("run");
        CommandRun train = train(run, "--epochs", "6", "--set", "train.optimizer.learningRate=0.0000001");
        String said = "after a third of the epochs (2 of 6) no validation loss is below the mean shape's ";
        assertThat(train.out()).containsOnlyOnce("warning: " + said);
        assertThat(run.resolve("report.html")).content().contains(said.replace("'", "&#39;"));
        assertThat(new RunFolder(run).readRun().remarks())
                .singleElement()
                .asString()
                .startsWith(said);
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunWithOneLine() {
        Path run = folder.resolve("run");
        CommandRun train =
                train(run, "--epochs", "3", "--set", "train.optimizer={name: sgd, learningRate: 10, momentum: 0.99}");
        assertThat(train.code()).isEqualTo(1);
        assertThat(train.err())
                .startsWith("error: the ")
                .contains(
                        "no longer a finite number", run.resolve("report.html").toString())
                .hasLineCount(1);
        assertThat(run.resolve("report.html")).content().contains("no longer a finite number");
        assertThat(new RunFolder(run).readRun().remarks())
                .anyMatch(remark -> remark.contains("no longer a finite number"));
    }

    @Test
    void badFacesAreRefusedUnlessAllowed() throws IOException {
        Path bad = copyOfFaces();
        List<String> photos =
                names(bad).stream().filter(name -> name.endsWith(".jpg")).toList();
        String damaged = photos.get(0);
        String alone = photos.get(1);
        Files.write(bad.resolve(damaged), new byte[] {1, 2, 3});
        Files.delete(bad.resolve(alone.replace(".jpg", ".asf")));
        Path run = folder.resolve("run");
        CommandRun refused = trainOn(bad, run, "--epochs", "1");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("error: 2 of 24 faces can't be used, the first: ")
                .contains(damaged, "--skip-bad 2")
                .hasLineCount(1);
        assertThat(run).doesNotExist();

        CommandRun skipping = trainOn(bad, run, "--epochs", "1", "--skip-bad", "2");
        assertThat(skipping.code()).as(skipping.err()).isZero();
        assertThat(skipping.out()).contains("skipped: ", damaged, alone);
        assertThat(JSON.readTree(run.resolve("run.json").toFile())
                        .get("skippedFaces")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aFolderThatHoldsARunIsNotWrittenOver() throws IOException {
        Path run = folder.resolve("run");
        train(run, "--epochs", "1");
        byte[] before = Files.readAllBytes(run.resolve("model.zip"));
        CommandRun again = train(run, "--epochs", "1", "--seed", "5");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("already holds a run").hasLineCount(1);
        assertThat(run.resolve("model.zip")).hasBinaryContent(before);
    }

    @Test
    void theEmbeddedFacesAreLearnedWithinAFewEpochs() throws IOException {
        Path run = folder.resolve("run");
        CommandRun train = CommandRun.train(
                "--conf", CONF, "--dataset", "synthetic", "--epochs", "6", "--no-ui", "--out", run.toString());
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .contains("embedded, drawn faces", "192 faces train, 48 validate", "Beats the mean shape");
        JsonNode record = JSON.readTree(run.resolve("run.json").toFile());
        assertThat(record.at("/result/bestValidationLoss").asDouble())
                .isLessThan(record.at("/baseline/validationLoss").asDouble() / 2);
    }

    @Test
    void twoTrainingsDoNotShareAFolder() throws IOException {
        Path run = folder.resolve("run");
        RunLock.holding(new RunFolder(run), () -> {
            CommandRun second = train(run, "--epochs", "1");
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.err()).contains("another training is writing").hasLineCount(1);
            return 0;
        });
        assertThat(train(run, "--epochs", "1").code()).isZero();
    }

    @Test
    void aPortThatIsTakenLeavesNoRun() throws IOException {
        Path run = folder.resolve("run");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun train = trainWatched(run, "--epochs", "1", "--ui-port", Integer.toString(taken.getLocalPort()));
            assertOneLine(train, "--ui-port " + taken.getLocalPort());
        }
        assertThat(train(run, "--epochs", "1").code()).isZero();
    }

    @Test
    void aFolderThatCanNotBeWrittenIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertOneLine(train(file.resolve("run"), "--epochs", "1"), "can't be written as a run folder");
        CommandRun withUi = trainWatched(file.resolve("run"), "--epochs", "1");
        assertOneLine(withUi, "can't be written as a run folder");
    }

    @Test
    void whatIsWrongWithTheCallIsOneLine() {
        assertOneLine(CommandRun.train(), "expected --conf FILE");
        assertOneLine(CommandRun.train("--conf", "no/such.yaml"), "no/such.yaml: no such configuration file");
        assertOneLine(CommandRun.train("--conf", CONF, "--data", "no/such"), "no/such: no such folder");
        assertOneLine(CommandRun.train("--conf", CONF, "--epochs", "x"), "--epochs");
        assertOneLine(CommandRun.train("--conf", CONF, "--ui-port", "70000"), "--ui-port must be between");
        assertOneLine(CommandRun.train("--resume", folder.toString()), "is no run folder");
        assertOneLine(
                CommandRun.train("--resume", folder.toString(), "--weights", "a"), "goes on with the run as it is");
        assertOneLine(CommandRun.train("--conf", CONF, "--force"), "--force is for --resume RUN");
        assertOneLine(CommandRun.train("--conf", CONF, "--epochs", "0"), "--epochs must be 1 or more");
        assertOneLine(train(folder.resolve("run"), "--skip-bad", "-1"), "--skip-bad must be 0 or more");
        assertOneLine(
                CommandRun.train("--resume", folder.toString(), "--skip-bad", "1"), "goes on with the run as it is");
        assertOneLine(CommandRun.train("--resume", folder.toString(), "--quick"), "goes on with the run as it is");
        assertOneLine(CommandRun.train("--frobnicate"), "Unknown option");
        assertOneLine(train(folder.resolve("run"), "--set", "train.threads=4096"), "the cores of this machine");
    }

    private static void assertOneLine(CommandRun run, String expected) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    private Path copyOfFaces() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (Stream<Path> files = Files.list(faces)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static CommandRun train(Path out, String... more) {
        return trainOn(faces, out, more);
    }

    private static CommandRun trainOn(Path data, Path out, String... more) {
        return train(data, out, Stream.concat(Stream.of("--no-ui"), Stream.of(more)));
    }

    /** With the browser's pages. */
    private static CommandRun trainWatched(Path out, String... more) {
        return train(faces, out, Stream.of(more));
    }

    private static CommandRun train(Path data, Path out, Stream<String> more) {
        return CommandRun.train(Stream.concat(
                        Stream.of(
                                "--conf",
                                CONF,
                                "--data",
                                data.toString(),
                                "--out",
                                out.toString(),
                                "--set",
                                "data.split.validation=6"),
                        more)
                .toArray(String[]::new));
    }

    private static List<String> losses(Path run) throws IOException {
        return Losses.of(run.resolve("metrics.jsonl"));
    }

    private static double validationLoss(String line) {
        try {
            return JSON.readTree(line).get("validationLoss").asDouble();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.api.Assertions.within(offset);
    }
}
