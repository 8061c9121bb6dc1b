package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** Every experiment of {@code conf/} from end to end, on a few drawn faces. */
class QuickExperimentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawFaces() throws IOException {
        SyntheticFaces.writeImm(shared.resolve("imm"), 5, 3);
        SyntheticFaces.writeIbug(shared.resolve("ibug"), 40, 3);
        SyntheticFaces.writeYoutubeFaces(shared.resolve("youtube"), 10, 3);
    }

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "conf"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path faces(DatasetKind kind) {
        return shared.resolve(
                switch (kind) {
                    case IMM -> "imm";
                    case IBUG300W, DLIB_XML, PTS -> "ibug";
                    case YOUTUBE_FACES, CSV -> "youtube";
                });
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void leavesAModelAReportAndFiniteLosses(Path conf) throws IOException {
        ExperimentConfig config = ConfigReader.yaml(conf, List.of(), ExperimentConfig.class);
        Path out = folder.resolve("run");
        List<String> arguments = new ArrayList<>(List.of(
                "--conf",
                conf.toString(),
                "--quick",
                "--no-ui",
                "--data",
                faces(config.data().dataset()).toString(),
                "--out",
                out.toString()));
        Double validation = config.data().split().validation();
        if (validation != null && validation >= 1) { // a number of faces, of which there are fewer here
            arguments.addAll(List.of("--set", "data.split.validation=0.2"));
        }
        CommandRun run = CommandRun.train(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("quick run, only to show that everything works: its numbers mean nothing\n");

        List<String> lines = Files.readAllLines(out.resolve("metrics.jsonl"));
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            JsonNode metrics = JSON.readTree(line);
            assertThat(metrics.get("trainLoss").asDouble()).isFinite().isPositive();
            assertThat(metrics.get("validationLoss").asDouble()).isFinite().isPositive();
        }
        RunRecord record = new RunFolder(out).readRun();
        assertThat(record.quick()).isTrue();
        assertThat(record.configuration().train().samples()).isBetween(1, 32);
        assertThat(record.provenance().validationFaces()).isBetween(1, 16);
        ModelBundle model = ModelBundle.read(out.resolve("model.zip"));
        assertThat(model.card().provenance().experiment()).isEqualTo(config.name());
        assertThat(Files.readAllLines(out.resolve("errors.jsonl")))
                .hasSize(record.provenance().validationFaces());
        assertThat(out.resolve("report.html")).content().contains("A quick run", "its numbers mean nothing");
    }

    @Test
    void aQuickRunGoesOnAsOne() throws IOException {
        Path out = folder.resolve("run");
        String conf = Path.of("..", "conf", "nose.yaml").toString();
        CommandRun run = CommandRun.train(
                "--conf",
                conf,
                "--quick",
                "--no-ui",
                "--data",
                shared.resolve("imm").toString(),
                "--set",
                "data.split.validation=18",
                "--epochs",
                "1",
                "--out",
                out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("experiment nose: 12 faces train, 16 validate");
        CommandRun resumed = CommandRun.train("--resume", out.toString(), "--no-ui", "--epochs", "2");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).startsWith("quick run, ").contains("going on after epoch 1 of 2", "16 validate");
        assertThat(Files.readAllLines(out.resolve("metrics.jsonl"))).hasSize(2);
        assertThat(Files.readAllLines(out.resolve("errors.jsonl"))).hasSize(16);
    }
}
