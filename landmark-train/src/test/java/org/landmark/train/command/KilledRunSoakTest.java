package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.train.run.SavedRun;

/** Real processes killed again and again, at any moment and while a checkpoint is being written, and on a disk that is full. */
@Tag("soak")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledRunSoakTest {
    private static final int KILLS = 12;
    private static final int EPOCHS = 40;

    @TempDir
    static Path shared;

    private static Path faces;
    private static Path whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void runWithoutAKill() throws Exception {
        faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 8, 3);
        whole = shared.resolve("whole");
        try (TrainProcess process = TrainProcess.start(shared.resolve("log.txt"), arguments(whole))) {
            assertThat(process.code()).as(process.output()).isZero();
        }
    }

    /** A dropping, normalising, averaging network whose checkpoints of megabytes are written after every step. */
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
                "--set",
                "data.augment=[{kind: rotation}, {kind: mirror}]",
                "--set",
                "network={name: cnn, blocks: [{channels: 8, normalise: true, pool: 2, dropout: 0.1}], hidden: [20],"
                        + " hiddenDropout: 0.5}",
                "--set",
                "train={batch: 4, threads: 1, average: 0.9, checkpoint: {minutes: 1.0e-6, keep: 3}}",
                "--epochs",
                Integer.toString(EPOCHS)));
    }

    @Test
    void aDozenKillsChangeNoNumber() throws Exception {
        Path run = folder.resolve("run");
        List<String> resume = List.of("--resume", run.toString(), "--no-ui");
        Random random = new Random(8);
        int writing = 0;
        int kills = 0;
        for (boolean ended = false; !ended; ) {
            List<String> arguments = Files.exists(run.resolve("run.json")) ? resume : arguments(run);
            try (TrainProcess process = TrainProcess.start(folder.resolve("log.txt"), arguments)) {
                if (kills < KILLS) {
                    int before = steps(run);
                    process.await(() -> steps(run) > before);
                    Thread.sleep(random.nextInt(400));
                    if (kills % 2 == 0) {
                        process.await(() -> RunFiles.isWriting(run));
                    }
                    process.kill();
                    writing += RunFiles.isWriting(run) ? 1 : 0;
                    kills++;
                } else {
                    assertThat(process.code()).as(process.output()).isZero();
                    ended = true;
                }
            }
        }
        System.out.println(kills + " kills, " + writing + " of them while a file was being written");
        assertThat(writing).isPositive();
        assertEndsAsUninterrupted(run);
    }

    /** On a small disk of memory, which takes a user's own name space to make. */
    @Test
    void aFullDiskChangesNoNumber() throws Exception {
        Path run = folder.resolve("run");
        Path script = Files.writeString(
                folder.resolve("disk.sh"),
                """
                set -e
                disk=$1
                shift
                mount -t tmpfs -o size=40m tmpfs "$disk"
                "$@" --epochs 2
                head -c 1m /dev/zero > "$disk/room"
                head -c 100m /dev/zero > "$disk/filler" || true
                rm "$disk/room"
                set +e
                "$1" "$2" "$3" "$4" --resume "$disk/run" --no-ui --epochs %d; echo "full: $?"
                rm "$disk/filler"
                "$1" "$2" "$3" "$4" --resume "$disk/run" --no-ui --epochs %d; echo "room: $?"
                cp -r "$disk/run" "$COPY"
                """
                        .formatted(EPOCHS, EPOCHS));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process probe = new ProcessBuilder("unshare", "-rm", "true").start();
        assumeThat(probe.waitFor()).as("user name spaces").isZero();
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-rm",
                "sh",
                script.toString(),
                disk.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TrainCommand.class.getName()));
        List<String> arguments = arguments(disk.resolve("run"));
        command.addAll(arguments.subList(0, arguments.indexOf("--epochs")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("COPY", run.toString());
        builder.redirectOutput(folder.resolve("log.txt").toFile());
        assertThat(builder.start().waitFor()).as(log()).isZero();
        assertThat(log()).contains("full: 1", "error: the run can't be kept in ", "No space left on device", "room: 0");
        assertEndsAsUninterrupted(run);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    private static int steps(Path run) {
        try {
            String name = RunFiles.newestCheckpoint(run).getFileName().toString();
            return Integer.parseInt(name.substring(0, name.length() - 4));
        } catch (IOException | IndexOutOfBoundsException e) {
            return 0;
        }
    }

    private static void assertEndsAsUninterrupted(Path run) throws IOException {
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(Losses.of(whole.resolve("metrics.jsonl")));
        Checkpoint<SavedRun> end = Checkpoint.read(RunFiles.newestCheckpoint(run), SavedRun.class);
        Checkpoint<SavedRun> expected = Checkpoint.read(RunFiles.newestCheckpoint(whole), SavedRun.class);
        assertThat(end.network().params().toFloatVector())
                .isEqualTo(expected.network().params().toFloatVector());
        assertThat(end.network().updaterState().toFloatVector())
                .isEqualTo(expected.network().updaterState().toFloatVector());
        assertThat(end.average().orElseThrow().toFloatVector())
                .isEqualTo(expected.average().orElseThrow().toFloatVector());
        assertThat(ModelBundle.read(run.resolve("model.zip")).network().params().toFloatVector())
                .isEqualTo(ModelBundle.read(whole.resolve("model.zip"))
                        .network()
                        .params()
                        .toFloatVector());
    }
}
