package org.landmark.tuning.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.tuning.DrawnFaces;

/** The sweeps of {@code conf/sweeps/} from end to end, with a candidate each on a few drawn faces. */
class QuickSweepsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nose", "face58", "ibug-sigma"})
    void leavesAScoreAndAReport(String name) throws Exception {
        Path out = folder.resolve("out");
        SweepRun run = SweepRun.sweep(
                "--conf",
                Path.of("..", "conf", "sweeps", name + ".yaml").toString(),
                "--quick",
                "--candidates",
                "1",
                "--no-ui",
                "--set",
                "data.split.validation=4",
                "--data",
                (name.startsWith("ibug") ? DrawnFaces.ibug() : DrawnFaces.imm()).toString(),
                "--out",
                out.toString());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("quick sweep, only to show that everything works: its numbers mean nothing\n");
        List<String> lines = Files.readAllLines(out.resolve("sweep.jsonl"));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("\"score\":");
        assertThat(out.resolve("report.html")).content().contains("A quick sweep", "its numbers mean nothing");
        assertThat(out.resolve("candidates/001/run.json")).content().contains("\"quick\" : true");
    }
}
