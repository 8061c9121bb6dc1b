package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.train.run.RunFolder;

/** A run in a process of its own that is killed goes on with the same numbers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ResumeTest {
    private static final int EPOCHS = 8;

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
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(uninterrupted);
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        ModelBundle model = ModelBundle.read(run.resolve("model.zip"));
        ModelBundle expected = ModelBundle.read(shared.resolve("uninterrupted/model.zip"));
        assertThat(model.network().params().data().asFloat())
                .isEqualTo(expected.network().params().data().asFloat());
        assertThat(model.card().epoch()).isEqualTo(expected.card().epoch());
        assertThat(new RunFolder(run).readRun().result().bestEpoch())
                .isEqualTo(expected.card().epoch());
    }

    @Test
    void aRunWhoseMetricsAreAheadOfItsCheckpointRepeatsTheEpoch() throws Exception {
        Path run = folder.resolve("run");
        List<String> arguments = arguments(run);
        arguments.set(arguments.indexOf("--epochs") + 1, "3");
        assertThat(CommandRun.train(arguments.toArray(String[]::new)).code()).isZero();
        Files.writeString(
                run.resolve("metrics.jsonl"), Files.readString(run.resolve("metrics.jsonl")) + "{\"epoch\":4,\"tr");
        CommandRun resumed =
                CommandRun.train("--resume", run.toString(), "--no-ui", "--epochs", Integer.toString(EPOCHS));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(uninterrupted);
    }

    @Test
    void aRunKilledBeforeItsFirstEpochBeginsAnew() throws Exception {
        Path run = folder.resolve("run");
        killAfterEpochs(run, 0);
        Files.deleteIfExists(run.resolve("checkpoint.zip"));
        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(uninterrupted);
    }

    @Test
    void whatDoesNotFitTheRunIsRefused() throws Exception {
        Path run = folder.resolve("run");
        List<String> arguments = arguments(run);
        arguments.set(arguments.indexOf("--epochs") + 1, "2");
        assertThat(CommandRun.train(arguments.toArray(String[]::new)).code()).isZero();
        assertRefused("has 2 epochs behind it", "--resume", run.toString(), "--no-ui", "--epochs", "1");
        assertRefused("the run is on imm faces", "--resume", run.toString(), "--no-ui", "--dataset", "ibug300w");
        Path other = Files.writeString(folder.resolve("other.yaml"), "name: other");
        assertRefused("is a run of the experiment nose", "--resume", run.toString(), "--conf", other.toString());
        Path json = run.resolve("run.json");
        Files.writeString(json, Files.readString(json).replace("\"hidden\" : [ 100 ]", "\"hidden\" : [ 90 ]"));
        assertRefused("is of another configuration", "--resume", run.toString(), "--no-ui");
    }

    private static void assertRefused(String expected, String... arguments) {
        CommandRun run = CommandRun.train(arguments);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    @Test
    void otherDataOrADamagedCheckpointIsRefused() throws Exception {
        Path run = folder.resolve("run");
        List<String> arguments = arguments(run);
        arguments.set(arguments.indexOf("--epochs") + 1, "1");
        assertThat(CommandRun.train(arguments.toArray(String[]::new)).code()).isZero();
        Path other = Files.createDirectory(folder.resolve("other"));
        SyntheticFaces.writeImm(other, 4, 99);
        CommandRun onOther = CommandRun.train("--resume", run.toString(), "--no-ui", "--data", other.toString());
        assertThat(onOther.code()).isEqualTo(2);
        assertThat(onOther.err())
                .contains("is not the data that the run began with")
                .hasLineCount(1);

        byte[] checkpoint = Files.readAllBytes(run.resolve("checkpoint.zip"));
        Files.write(run.resolve("checkpoint.zip"), java.util.Arrays.copyOf(checkpoint, checkpoint.length / 2));
        CommandRun torn = CommandRun.train("--resume", run.toString(), "--no-ui");
        assertThat(torn.code()).isEqualTo(2);
        assertThat(torn.err()).contains("checkpoint.zip").hasLineCount(1);
    }

    private static List<String> arguments(Path run) {
        return new ArrayList<>(List.of(
                "--conf",
                Path.of("..", "conf", "nose.yaml").toString(),
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
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TrainCommand.class.getName()));
        command.addAll(arguments(run));
        File log = run.resolveSibling("log.txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            Path metrics = run.resolve("metrics.jsonl");
            while (!Files.exists(metrics) || Files.readAllLines(metrics).size() < epochs) {
                assertThat(process.isAlive()).as(() -> text(log)).isTrue();
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String text(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
