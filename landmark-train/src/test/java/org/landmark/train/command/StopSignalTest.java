package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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

/** Signals to a training in a process of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StopSignalTest {
    @TempDir
    static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    @Test
    void theFirstEndsWithACheckpointAndSaysHowToGoOn() throws Exception {
        Path whole = folder.resolve("whole");
        assertThat(CommandRun.train(arguments(whole).toArray(String[]::new)).code())
                .isZero();
        Path run = folder.resolve("run");
        try (TrainProcess process = TrainProcess.start(folder.resolve("log.txt"), arguments(run))) {
            process.awaitEpochs(run, 1);
            boolean interruptible = !ignoresInterrupts(process);
            signal(process, interruptible ? "INT" : "TERM");
            assertThat(process.code()).as(process.output()).isEqualTo(interruptible ? 130 : 143);
            assertThat(process.output())
                    .contains("stopping after this step, with a checkpoint (once more, and it ends at once)")
                    .containsPattern(
                            "stopped after epoch \\d+ of 12( and \\d+ of 18 faces of the next)?; to go on: mvn ")
                    .contains("-Dargs=\"--resume " + run + "\"")
                    .doesNotContain("report: ");
        }
        CommandRun resumed = CommandRun.train("--resume", run.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Losses.of(run.resolve("metrics.jsonl"))).isEqualTo(Losses.of(whole.resolve("metrics.jsonl")));
    }

    /** A step of many large faces takes its time. */
    @Test
    void theSecondEndsAtOnce() throws Exception {
        Path run = folder.resolve("run");
        List<String> arguments = arguments(run);
        arguments.addAll(List.of(
                "--set",
                "data.input={width: 160, height: 120}",
                "--set",
                "train.samples=2000",
                "--set",
                "train.batch=2000"));
        try (TrainProcess process = TrainProcess.start(folder.resolve("log.txt"), arguments)) {
            process.await(() -> Files.exists(run.resolve("metrics.jsonl")));
            Thread.sleep(500); // in its first step
            signal(process, "TERM");
            process.await(() -> process.output().contains("stopping after this step"));
            signal(process, "TERM");
            assertThat(process.code()).isEqualTo(143);
            assertThat(process.output()).doesNotContain("stopped after");
        }
        assertThat(RunFiles.checkpoints(run)).isEmpty();
    }

    private static void signal(TrainProcess process, String name) throws Exception {
        Path kill = Path.of("/bin/kill");
        assumeThat(kill).isExecutable();
        int code = new ProcessBuilder(kill.toString(), "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    /** As a process in the background of a shell script does, whose Ctrl-C it is none of. */
    private static boolean ignoresInterrupts(TrainProcess process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseLong(line.substring(7).strip(), 16) & 2) != 0);
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
                "12"));
    }
}
