package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;
import org.landmark.train.run.SavedRun;

/** A run that is stopped, however that came, goes on with the same numbers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ResumeTest {
    private static final int EPOCHS = 8;
    private static final Path CONF = Path.of("..", "conf", "nose.yaml");

    @TempDir
    static Path shared;

    private static Path faces;
    private static List<String> uninterrupted;

    @TempDir
    Path folder;

    @BeforeAll
    static void runWithoutAKill() throws IOException {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 4, 3);
        Path run = shared.resolve("uninterrupted");
        assertThat(CommandRun.train(arguments(run).toArray(String[]::new)).code())
                .isZero();
        uninterrupted = Losses.of(run.resolve("metrics.jsonl"));
        assertThat(uninterrupted).hasSize(EPOCHS);
    }

    @Test
    void aKilledRunGoesOnWithTheSameNumbers() throws Exception {
        Path run = folder.resolve("run");
        killAfterEpochs(run, 2);
        int done = Losses.of(run.resolve("metrics.jsonl")).size();
        assertThat(done).isBetween(2, EPOCHS - 1);
        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("going on after epoch ");
        assertEndsAsUninterrupted(run);
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(RunFiles.checkpoints(run)).hasSize(3);
    }

    private static void assertEndsAsUninterrupted(Path run) throws IOException {
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(uninterrupted);
        ModelBundle model = ModelBundle.read(run.resolve("model.zip"));
        ModelBundle expected = ModelBundle.read(shared.resolve("uninterrupted/model.zip"));
        assertThat(model.network().params().data().asFloat())
                .isEqualTo(expected.network().params().data().asFloat());
        assertThat(model.card().epoch()).isEqualTo(expected.card().epoch());
        assertThat(new RunFolder(run).readRun().result().bestEpoch())
                .isEqualTo(expected.card().epoch());
        ComputationGraph end = network(RunFiles.newestCheckpoint(run));
        ComputationGraph expectedEnd = network(RunFiles.newestCheckpoint(shared.resolve("uninterrupted")));
        assertThat(end.params().toFloatVector()).isEqualTo(expectedEnd.params().toFloatVector());
        assertThat(end.updaterState().toFloatVector())
                .isEqualTo(expectedEnd.updaterState().toFloatVector());
    }

    private static ComputationGraph network(Path checkpoint) {
        return Checkpoint.read(checkpoint, SavedRun.class).network();
    }

    /** One is written after every step, so that it is killed while one is being written. */
    @Test
    void aRunThatIsKilledWhileItWritesGoesOnWithTheSameNumbers() throws Exception {
        Path run = folder.resolve("run");
        List<String> arguments = arguments(run);
        arguments.addAll(List.of("--set", "train.checkpoint={minutes: 1.0e-6, keep: 2}"));
        try (TrainProcess process = TrainProcess.start(folder.resolve("log.txt"), arguments)) {
            process.awaitEpochs(run, 1);
            process.await(() -> RunFiles.isWriting(run));
            process.kill();
        }
        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).containsPattern("going on after epoch \\d of 8( and \\d+ of 18 faces of the next)?");
        assertThat(RunFiles.isWriting(run)).as("what the kill left").isFalse();
        assertThat(RunFiles.checkpoints(run)).hasSize(2);
        assertEndsAsUninterrupted(run);
    }

    /** A limit on the size of files ends a write as a full disk does: in its middle. */
    @Test
    void aFullDiskEndsTheRunInOneLineAndItGoesOnOnceThereIsRoom() throws Exception {
        assumeThat(Path.of("/bin/sh")).isExecutable();
        Path run = folder.resolve("run");
        train(run, 2);
        List<Path> before = RunFiles.checkpoints(run);
        byte[] newest = Files.readAllBytes(RunFiles.newestCheckpoint(run));
        String[] resume = {"--resume", run.toString(), "--no-ui", "--epochs", Integer.toString(EPOCHS)};
        try (TrainProcess process = TrainProcess.start(
                folder.resolve("log.txt"),
                List.of("/bin/sh", "-c", "ulimit -f 128; exec \"$0\" \"$@\""),
                List.of(),
                List.of(resume))) {
            assertThat(process.code()).as(process.output()).isEqualTo(1);
            assertThat(process.output().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("error: the run can't be kept in " + run)
                    .contains("with room to write, --resume " + run + " goes on from there");
            assertThat(process.output()).doesNotContain("\tat ");
        }
        assertThat(RunFiles.checkpoints(run)).isEqualTo(before);
        assertThat(RunFiles.newestCheckpoint(run)).hasBinaryContent(newest);
        CommandRun resumed = CommandRun.train(resume);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertEndsAsUninterrupted(run);
    }

    @Test
    void aRunWhoseMetricsAreAheadOfItsCheckpointRepeatsTheEpoch() throws Exception {
        Path run = folder.resolve("run");
        train(run, 3);
        Files.writeString(
                run.resolve("metrics.jsonl"), Files.readString(run.resolve("metrics.jsonl")) + "{\"epoch\":4,\"tr");
        CommandRun resumed =
                CommandRun.train("--resume", run.toString(), "--no-ui", "--epochs", Integer.toString(EPOCHS));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(uninterrupted);
        assertThat(new RunFolder(run).readRun().remarks()).contains("after epoch 3: train.epochs was 3, is " + EPOCHS);
    }

    @Test
    void aRunKilledBeforeItsFirstEpochBeginsAnew() throws Exception {
        Path run = folder.resolve("run");
        train(run, 1);
        RunFiles.deleteCheckpoints(run);
        CommandRun resumed =
                CommandRun.train("--resume", run.toString(), "--no-ui", "--epochs", Integer.toString(EPOCHS));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(uninterrupted);
    }

    @Test
    void whatDoesNotFitTheRunIsRefused() throws Exception {
        Path run = folder.resolve("run");
        train(run, 2);
        assertRefused("has 2 epochs behind it", "--resume", run.toString(), "--no-ui", "--epochs", "1");
        assertRefused("the run is on imm faces", "--resume", run.toString(), "--no-ui", "--dataset", "ibug300w");
        Path other = Files.writeString(folder.resolve("other.yaml"), "name: other");
        assertRefused("is a run of the experiment nose", "--resume", run.toString(), "--conf", other.toString());
        Path json = run.resolve("run.json");
        String written = Files.readString(json);
        Files.writeString(json, written.replace("\"hidden\" : [ 100 ]", "\"hidden\" : [ 90 ]"));
        assertRefused(
                "is of another configuration, which a run that has begun can't change: network.hidden was [100],"
                        + " is [90]",
                "--resume",
                run.toString(),
                "--no-ui",
                "--force");
        Files.writeString(json, written.replace("\"format\" : 1", "\"new\" : 1, \"format\" : 9"));
        assertRefused(
                json + ": is of another version of this program: format 9 (expected 1)",
                "--resume",
                run.toString(),
                "--no-ui");
    }

    private static void assertRefused(String expected, String... arguments) {
        CommandRun run = CommandRun.train(arguments);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    @Test
    void aChangedConfigurationIsNamedAndTakesForce() throws Exception {
        Path run = folder.resolve("run");
        train(run, 1);
        String[] changed = {"--resume", run.toString(), "--no-ui", "--epochs", "2", "--set", "train.batch=2"};
        assertRefused(
                "is of another configuration: train.batch was 1, is 2 (--force goes on with what it is now)", changed);
        Path conf = Files.writeString(
                folder.resolve("nose.yaml"),
                Files.readString(CONF).replace("learningRate: 0.001", "learningRate: 0.002"));
        assertRefused(
                "is of another configuration: train.optimizer.learningRate was 0.001, is 0.002 (--force",
                "--resume",
                run.toString(),
                "--no-ui",
                "--conf",
                conf.toString());
        assertRefused(
                "can't change: seed was 1, is 7", "--resume", run.toString(), "--no-ui", "--seed", "7", "--force");

        CommandRun same = CommandRun.train("--resume", run.toString(), "--no-ui", "--conf", CONF.toString());
        assertThat(same.code()).as(same.err()).isZero();

        CommandRun forced = CommandRun.train(
                Stream.concat(Stream.of(changed), Stream.of("--force")).toArray(String[]::new));
        assertThat(forced.code()).as(forced.err()).isZero();
        RunRecord record = new RunFolder(run).readRun();
        assertThat(record.configuration().train().batch()).isEqualTo(2);
        assertThat(record.remarks())
                .containsExactly("after epoch 1: train.batch was 1, is 2", "after epoch 1: train.epochs was 1, is 2");
        assertThat(RunCall.settings(record.provenance().command())).contains("train.batch=2", "train.epochs=2");
        assertThat(run.resolve("report.html")).content().contains("train.batch was 1, is 2");
        CommandRun again = CommandRun.train("--resume", run.toString(), "--no-ui", "--epochs", "3");
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void otherDataIsRefused() throws Exception {
        Path run = folder.resolve("run");
        train(run, 1);
        Path other = Files.createDirectory(folder.resolve("other"));
        SyntheticFaces.writeImm(other, 4, 99);
        CommandRun onOther = CommandRun.train("--resume", run.toString(), "--no-ui", "--data", other.toString());
        assertThat(onOther.code()).isEqualTo(2);
        assertThat(onOther.err())
                .contains("is not the data that the run began with")
                .hasLineCount(1);
    }

    @Test
    void theCheckpointBeforeADamagedOneIsUsedAndSaidAloud() throws Exception {
        Path run = folder.resolve("run");
        train(run, 4);
        List<Path> files = RunFiles.checkpoints(run);
        byte[] altered = Files.readAllBytes(files.get(2));
        altered[altered.length / 2] ^= 4;
        Files.write(files.get(2), altered);
        byte[] torn = Files.readAllBytes(files.get(1));
        Files.write(files.get(1), Arrays.copyOf(torn, torn.length / 2));
        String[] resume = {"--resume", run.toString(), "--no-ui", "--epochs", Integer.toString(EPOCHS)};
        CommandRun resumed = CommandRun.train(resume);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out())
                .contains(
                        "checkpoint: " + files.get(2) + ": ",
                        "checkpoint: " + files.get(1) + ": ",
                        "checkpoint: the one before is used, " + files.get(0),
                        "going on after epoch 2 of " + EPOCHS);
        assertEndsAsUninterrupted(run);
        assertThat(files.get(2).resolveSibling(files.get(2).getFileName() + ".broken"))
                .hasBinaryContent(altered);

        for (Path file : RunFiles.checkpoints(run)) {
            Files.write(file, new byte[100]);
        }
        CommandRun none = CommandRun.train(resume);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .contains("; nor can the ones before it be used")
                .contains("checkpoints")
                .hasLineCount(1);
    }

    @Test
    void aCheckpointOfAnEarlierVersionIsNotPassedOver() throws Exception {
        Path run = folder.resolve("run");
        train(run, 1);
        Files.move(RunFiles.newestCheckpoint(run), run.resolve("checkpoint.zip"));
        assertRefused(
                run.resolve("checkpoint.zip") + ": is the checkpoint of an earlier version",
                "--resume",
                run.toString(),
                "--no-ui");
    }

    private static void train(Path run, int epochs) {
        List<String> arguments = arguments(run);
        arguments.set(arguments.indexOf("--epochs") + 1, Integer.toString(epochs));
        CommandRun train = CommandRun.train(arguments.toArray(String[]::new));
        assertThat(train.code()).as(train.err()).isZero();
    }

    private static List<String> arguments(Path run) {
        return new ArrayList<>(List.of(
                "--conf",
                CONF.toString(),
                "--data",
                faces.toString(),
                "--out",
                run.toString(),
                "--no-ui",
                "--set",
                "data.split.validation=6",
                "--epochs",
                Integer.toString(EPOCHS)));
    }

    /** Starts a process that trains and kills it without warning once so many epochs are in its metrics. */
    private static void killAfterEpochs(Path run, int epochs) throws Exception {
        try (TrainProcess process = TrainProcess.start(run.resolveSibling("log.txt"), arguments(run))) {
            process.awaitEpochs(run, epochs);
            process.kill();
        }
    }
}
