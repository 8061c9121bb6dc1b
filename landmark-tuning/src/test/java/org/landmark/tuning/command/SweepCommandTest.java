package org.landmark.tuning.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.eval.metric.LossText;
import org.landmark.train.command.TrainCommand;
import org.landmark.train.run.RunFolder;
import org.landmark.tuning.DrawnFaces;
import org.landmark.tuning.TinySweep;

/** Whole sweeps on a few drawn faces. */
class SweepCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRID =
            """
            space:
              train.optimizer.learningRate: [0.01, 0.00001]
              network.channels: [[2], [3]]
            score: mse
            finals: {candidates: 2, seeds: [1, 2]}
            """;

    private static final String NO_FINALS =
            GRID.replace("finals: {candidates: 2, seeds: [1, 2]}", "finals: {candidates: 0}");

    @TempDir
    Path folder;

    @Test
    void aGridIsRankedAndItsBestIsTrainedAgain() throws IOException {
        Path out = folder.resolve("out");
        SweepRun run = sweep(GRID, out);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "sweep small: grid search over train.optimizer.learningRate, network.channels, 4 candidates, by mse",
                        "[4/4] candidate 4  mse ",
                        "finals: the best 2 with seeds [1, 2]",
                        "learningRate 0.01, channels [2]",
                        "over 2 seeds",
                        "best:   " + out.resolve("best.yaml"));

        List<JsonNode> lines = lines(out);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).at("/parameters").toString())
                .isEqualTo("{\"train.optimizer.learningRate\":0.01,\"network.channels\":[2]}");
        assertThat(lines.get(1).at("/parameters/train.optimizer.learningRate").asDouble())
                .isEqualTo(1e-5);
        for (JsonNode line : lines) {
            assertThat(line.get("score").asDouble()).isPositive();
            assertThat(line.get("epochs").asInt()).isEqualTo(2);
            assertThat(line.get("seed").asInt()).isEqualTo(1);
            assertThat(line.get("seconds").asDouble()).isPositive();
            assertThat(line.has("error")).isFalse();
            RunFolder candidate = new RunFolder(out.resolve(line.get("run").asText()));
            assertThat(candidate.readRun().result().epochs()).isEqualTo(2);
            assertThat(candidate.report()).exists();
            assertThat(candidate.model()).exists();
            assertThat(candidate.root().resolve("page/progress.json")).content().contains("\"ENDED\"");
        }
        List<String> csv = Files.readAllLines(out.resolve("ranking.csv"));
        assertThat(csv.get(0))
                .isEqualTo("rank,candidate,mse,train.optimizer.learningRate,network.channels,seed,epochs,bestEpoch,"
                        + "stopped,seconds,error,run");
        assertThat(csv).hasSize(5);
        assertThat(csv.get(1)).startsWith("1,").contains(",0.01,");
        assertThat(Files.readAllLines(out.resolve("finals.jsonl"))).hasSize(4);
        assertThat(names(out.resolve("plots")))
                .containsExactly(
                        "parallel.png",
                        "score-network.channels.png",
                        "score-train.optimizer.learningRate.png",
                        "time.png");
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Sweep small", "<h2>Ranking</h2>", "<h2>The best with several seeds</h2>", "Best so far");
        assertTrainsAgain(out);

        assertIsSummedUp(out);

        SweepRun again = sweep(GRID, out);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("already holds a sweep").hasLineCount(1);
    }

    @Test
    void theSameGridGivesTheSameScoresAlsoSideBySide() throws IOException {
        sweep(NO_FINALS, folder.resolve("a"));
        sweep(NO_FINALS, folder.resolve("b"));
        assertThat(scores(folder.resolve("a"))).isEqualTo(scores(folder.resolve("b")));
        if (Runtime.getRuntime().availableProcessors() > 1) {
            SweepRun parallel = sweep(NO_FINALS, folder.resolve("c"), "--parallel", "2");
            assertThat(parallel.code()).as(parallel.err()).isZero();
            assertThat(scores(folder.resolve("c"))).isEqualTo(scores(folder.resolve("a")));
        }
    }

    @Test
    void aKilledSweepGoesOnWithWhatIsMissing() throws IOException {
        Path out = folder.resolve("out");
        sweep(NO_FINALS, out);
        Map<Integer, Double> whole = scores(out);
        List<String> lines = Files.readAllLines(out.resolve("sweep.jsonl"));
        Files.writeString(
                out.resolve("sweep.jsonl"),
                lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1).substring(0, 40));
        Files.delete(out.resolve("report.html"));
        Path kept = out.resolve("candidates/001/model.zip");
        Path missing = out.resolve("candidates/002/model.zip");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(kept, before);
        Files.setLastModifiedTime(missing, before);

        SweepRun resumed = SweepRun.sweep("--resume", out.toString(), "--no-ui");
        assertThat(resumed.code()).as(resumed.out() + resumed.err()).isZero();
        assertThat(resumed.out()).contains("going on after 2 candidates").doesNotContain("candidate 1  mse");
        assertThat(scores(out)).isEqualTo(whole);
        assertThat(lines(out)).hasSize(4);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(missing)).isNotEqualTo(before);
        assertThat(out.resolve("report.html")).exists();

        Files.writeString(folder.resolve("conf/tiny.yaml"), "\nseed: 3\n", StandardOpenOption.APPEND);
        SweepRun changed = SweepRun.sweep("--resume", out.toString(), "--no-ui");
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err())
                .contains("tiny.yaml: has been changed since the sweep began")
                .hasLineCount(1);
    }

    @Test
    void aCandidateThatFailsIsRecordedAndTheSweepGoesOn() throws IOException {
        Path out = folder.resolve("out");
        SweepRun run = sweep(
                """
                space:
                  data.target: [{kind: coordinates, scale: 1.0e+25}, {kind: coordinates}]
                  network.channels: [[2], [2, 2, 2, 2, 2, 2]]
                score: mse
                finals: {candidates: 0}
                """,
                out);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        List<JsonNode> lines = lines(out);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).path("error").asText()).contains("no longer a finite number");
        assertThat(lines.get(0).has("score")).isFalse();
        assertThat(lines.get(1).has("score")).isTrue();
        assertThat(lines.get(2).path("error").asText()).isNotEmpty(); // halved more often than it has pixels
        assertThat(Files.readAllLines(out.resolve("ranking.csv")).get(2)).contains("finite number");
        assertThat(out.resolve("report.html")).content().contains("3 of 4 candidates came to nothing");
    }

    @Test
    void aSweepWithoutAnyScoreSaysSo() throws IOException {
        Path out = folder.resolve("out");
        SweepRun run = sweep("space: {network.channels: [[2, 2, 2, 2, 2, 2]]}\n", out);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error: no candidate has a score").hasLineCount(1);
        assertThat(out.resolve("report.html")).content().contains("No candidate has a score.");
        assertThat(out.resolve("best.yaml")).doesNotExist();
    }

    @Test
    void whatIsHopelessEndsEarly() throws IOException {
        Path out = folder.resolve("out");
        SweepRun run = sweep(
                """
                space: {train.optimizer.learningRate: [0.01, 0.0000001, 0.0000002]}
                stop: {name: halving, first: 1, factor: 2}
                finals: {candidates: 0}
                """,
                out,
                "--epochs",
                "4");
        assertThat(run.code()).as(run.err()).isZero();
        List<JsonNode> lines = lines(out);
        assertThat(lines.get(0).get("epochs").asInt()).isEqualTo(4);
        assertThat(lines.get(1).get("epochs").asInt()).isLessThan(4);
        assertThat(lines.get(1).get("stopped").asBoolean()).isTrue();
        assertThat(out.resolve("candidates/002/report.html"))
                .content()
                .contains("others of its sweep were better by then");
    }

    @Test
    void aSweepEndsWithAGoodScoreOrEnoughCandidates() throws IOException {
        Path good = folder.resolve("good");
        sweep(NO_FINALS + "end: {score: 100}\n", good);
        assertThat(lines(good)).hasSize(1);
        Path few = folder.resolve("few");
        sweep(NO_FINALS, few, "--candidates", "2");
        assertThat(lines(few)).hasSize(2);
    }

    /** For the page of results, with where it came from. */
    private void assertIsSummedUp(Path out) throws IOException {
        Path file = folder.resolve("sum/sweep-small.yaml");
        SweepRun summary = SweepRun.of(new SweepSummaryCommand(), out.toString(), "--out", file.toString());
        assertThat(summary.code()).as(summary.err()).isZero();
        JsonNode figures = new YAMLMapper().readTree(file.toFile());
        assertThat(figures.at("/source").asText())
                .contains(
                        "exec:java@sweep-sweep -pl landmark-tuning",
                        "-Dargs=\"--data DIR\"`, on imm faces (12 + 6, data hash")
                .doesNotContain(folder.toString());
        assertThat(figures.at("/date").asText())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(figures.at("/figures/verdict").asText()).contains("over 2 seeds");
        assertThat(figures.at("/figures/candidates").asText()).isEqualTo("4");
        assertThat(figures.at("/figures/minutes").asText()).matches("\\d+\\.\\d min");
        assertThat(figures.at("/figures/c3").asText())
                .isEqualTo(LossText.of(lines(out).get(2).get("score").asDouble()));
        assertThat(figures.at("/tables/ranking/rows")).hasSize(4);
        assertThat(figures.at("/tables/finals/rows")).hasSize(2);

        Path finals = out.resolve("finals.jsonl");
        List<String> all = Files.readAllLines(finals);
        Files.write(finals, all.subList(0, 3));
        SweepRun early = SweepRun.of(new SweepSummaryCommand(), out.toString(), "--out", file.toString());
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("has not ended (sweep --resume ").hasLineCount(1);
        Files.write(finals, all);
    }

    /** The best is an experiment, and trains as its candidate did. */
    private void assertTrainsAgain(Path out) throws IOException {
        Path again = folder.resolve("again");
        SweepRun train = SweepRun.of(
                new TrainCommand(),
                "--conf",
                out.resolve("best.yaml").toString(),
                "--data",
                DrawnFaces.imm().toString(),
                "--no-ui",
                "--out",
                again.toString());
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out()).contains("experiment small-best");
        int winner = Integer.parseInt(
                Files.readAllLines(out.resolve("best.yaml")).get(0).replaceAll("# Candidate (\\d+) .*", "$1"));
        RunFolder candidate = new RunFolder(out.resolve(String.format("candidates/%03d", winner)));
        assertThat(new RunFolder(again).readRun().result().bestValidationLoss())
                .isEqualTo(candidate.readRun().result().bestValidationLoss());
        assertThat(candidate.readRun().provenance().command())
                .contains("exec:java@train", "--set train.optimizer.learningRate=0.01", "--data ");
    }

    private SweepRun sweep(String rest, Path out, String... more) throws IOException {
        Path conf = TinySweep.write(folder.resolve("conf"), rest);
        List<String> arguments = new ArrayList<>(List.of(
                "--conf", conf.toString(), "--data", DrawnFaces.imm().toString(), "--no-ui", "--out", out.toString()));
        arguments.addAll(List.of(more));
        return SweepRun.sweep(arguments.toArray(String[]::new));
    }

    private static List<JsonNode> lines(Path out) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("sweep.jsonl"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Map<Integer, Double> scores(Path out) throws IOException {
        Map<Integer, Double> scores = new TreeMap<>();
        lines(out)
                .forEach(line ->
                        scores.put(line.get("number").asInt(), line.get("score").asDouble()));
        return scores;
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
