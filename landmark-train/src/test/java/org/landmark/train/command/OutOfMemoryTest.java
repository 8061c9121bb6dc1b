package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.synthetic.SyntheticFaces;

/** Trainings with too little memory, each in a process of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OutOfMemoryTest {
    @TempDir
    static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    /** Where the batches fit, but not what is computed of them; where one batch does not. */
    @ParameterizedTest
    @CsvSource({
        "-Dorg.bytedeco.javacpp.maxbytes=50m, 512, 'out of memory: '",
        "-Dorg.bytedeco.javacpp.maxbytes=50m, 60000, 'out of memory: a batch of 60000 faces, and one ahead of it, takes 2.1 GB'"
    })
    void endsWithAdvice(String limit, int batch, String expected) throws Exception {
        List<String> arguments = List.of(
                "--conf",
                Path.of("..", "conf", "nose.yaml").toString(),
                "--data",
                faces.toString(),
                "--out",
                folder.resolve("run").toString(),
                "--no-ui",
                "--set",
                "data.split.validation=6",
                "--set",
                "train.batch=" + batch,
                "--set",
                "train.samples=" + batch);
        try (TrainProcess process =
                TrainProcess.start(folder.resolve("log.txt"), List.of(), List.of(limit), arguments)) {
            assertThat(process.code()).as(process.output()).isEqualTo(1);
            assertThat(process.output().lines().filter(line -> line.startsWith("error: ")))
                    .as(process.output())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("error: " + expected)
                    .contains("train.batch", "-Xmx");
            assertThat(process.output()).doesNotContain("\tat ", "A fatal error");
            assertThat(Path.of("").toAbsolutePath()).isDirectoryNotContaining("glob:**/*crash-dump*");
        }
    }
}
