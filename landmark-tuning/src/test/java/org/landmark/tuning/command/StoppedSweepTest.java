package org.landmark.tuning.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.tuning.DrawnFaces;
import org.landmark.tuning.TinySweep;

/** A sweep in a process of its own that a signal ends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are not asked to end, but ended")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoppedSweepTest {
    @TempDir
    Path folder;

    @Test
    void saysHowToGoOnAndDoesSo() throws Exception {
        Path out = folder.resolve("out");
        Path conf = TinySweep.write(
                folder.resolve("conf"),
                "space: {network.channels: [[2], [3], [4]]}\nset: [train.epochs=40]\nfinals: {candidates: 0}\n");
        Path log = folder.resolve("log.txt");
        Process sweep = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SweepCommand.class.getName(),
                        "--conf",
                        conf.toString(),
                        "--data",
                        DrawnFaces.imm().toString(),
                        "--no-ui",
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            waitForALine(out.resolve("sweep.jsonl"), sweep);
            sweep.destroy(); // Ctrl-C is not heard where a shell has begun the tests in its background
            assertThat(sweep.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            sweep.destroyForcibly();
        }
        assertThat(sweep.exitValue()).as(Files.readString(log)).isEqualTo(143);
        assertThat(log).content().contains("stopped; to go on: mvn ", "exec:java@sweep", "--resume " + out);
        List<String> before = Files.readAllLines(out.resolve("sweep.jsonl"));
        assertThat(before).hasSizeBetween(1, 2);

        SweepRun resumed = SweepRun.sweep("--resume", out.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).doesNotContain("stopped; to go on");
        assertThat(Files.readAllLines(out.resolve("sweep.jsonl"))).hasSize(3).startsWith(before.toArray(String[]::new));
    }

    private static void waitForALine(Path file, Process sweep) throws IOException, InterruptedException {
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(sweep.isAlive()).isTrue();
            Thread.sleep(Duration.ofMillis(20).toMillis());
        }
    }
}
