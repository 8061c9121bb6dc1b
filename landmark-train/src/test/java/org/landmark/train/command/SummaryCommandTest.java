package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.metric.Scores;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.Provenance;
import org.landmark.train.results.RunSummary;
import org.landmark.train.results.SummaryFile;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** From a run to its summary and on to a page. */
class SummaryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    private static Path run;
    private static String out;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        Path faces = shared.resolve("faces");
        SyntheticFaces.writeImm(faces, 5, 3);
        Path conf = Files.writeString(
                shared.resolve("points.yaml"),
                """
                name: points
                seed: 4
                data: {split: {validation: 12}, input: {width: 32, height: 24}}
                network: {name: small-cnn, channels: [6, 6], kernel: 3, hidden: [20]}
                train: {batch: 2, epochs: 3, threads: 1}
                """);
        run = shared.resolve("runs/points-1");
        CommandRun train = CommandRun.train(
                "--conf", conf.toString(), "--data", faces.toString(), "--no-ui", "--profile", "--out", run.toString());
        assertThat(train.code()).as(train.err()).isZero();
        out = train.out();
        Files.move(faces, shared.resolve("gone")); // a summary needs the run folder alone
    }

    private static CommandRun summary(String... arguments) {
        return CommandRun.of(new SummaryCommand(), arguments);
    }

    @Test
    void theProfileIsPrintedOnce() {
        assertThat(out)
                .containsOnlyOnce("where a training step of ")
                .contains("ms a step", "(waiting for data)", "(updater)", "  conv1", "  output", "by step and kernel");
    }

    @Test
    void itsModelIsShippedWithoutPlacesOfTheMachine() throws IOException {
        CommandRun shipped =
                CommandRun.of(new ShipCommand(), run.toString(), "--as", "imm58", "--to", folder.toString());

        assertThat(shipped.code()).as(shipped.err()).isZero();
        ModelBundle model = ModelBundle.read(folder.resolve("imm58.zip"));
        ModelBundle trained = ModelBundle.read(run.resolve("model.zip"));
        assertThat(model.network().params()).isEqualTo(trained.network().params());
        Provenance provenance = model.card().provenance();
        assertThat(provenance.dataFolder()).isEqualTo("faces");
        assertThat(provenance.command())
                .isEqualTo("mvn -q compile exec:java@points -pl landmark-train -am -Dargs=\"--data DIR\"");
        assertThat(provenance.dataHash()).isEqualTo(trained.card().provenance().dataHash());
        CommandRun wrong = CommandRun.of(new ShipCommand(), run.toString(), "--as", "nose", "--to", folder.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("error: " + run + ": finds imm58 (expected a model of nose)\n");
        assertThat(folder.resolve("nose.zip")).doesNotExist();
        CommandRun other = CommandRun.of(new ShipCommand(), run.toString(), "--as", "mouth");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).isEqualTo("error: --as: expected one of ibug68, imm58, nose, came mouth\n");
    }

    @Test
    void aFinishedRunIsSummedUpFromItsFolderAlone() throws IOException {
        Path file = folder.resolve("points-1.json");
        CommandRun written = summary(run.toString(), "--out", file.toString(), "--note", "of few faces");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).isEqualTo("written: " + file + " (points on imm, seed 4)\n");

        RunSummary summary = SummaryFile.read(file);
        RunRecord record = new RunFolder(run).readRun();
        assertThat(summary.command())
                .isEqualTo("mvn -q compile exec:java@points -pl landmark-train -am -Dargs=\"--data DIR\"");
        assertThat(summary.note()).isEqualTo("of few faces");
        assertThat(summary.seed()).isEqualTo(4);
        assertThat(summary.machine()).contains("core");
        assertThat(summary.data())
                .isEqualTo(new RunSummary.Data(
                        "imm", "--data", false, record.provenance().dataHash(), 18, 12, false));
        assertThat(summary.input()).isEqualTo("1x24x32");
        assertThat(summary.loss()).isEqualTo("MSE");
        assertThat(summary.parameters()).isEqualTo(record.parameters());
        assertThat(summary.epochs())
                .isEqualTo(new RunSummary.Epochs(3, 3, record.result().bestEpoch()));
        assertThat(summary.bestValidationLoss()).isEqualTo(record.result().bestValidationLoss());
        assertThat(summary.date()).matches("\\d{4}-\\d\\d-\\d\\d");

        assertThat(summary.model().mse()).isCloseTo(summary.bestValidationLoss(), within(1e-6));
        assertThat(summary.meanShape().mse()).isCloseTo(summary.meanShapeValidationLoss(), within(1e-6));
        Scores model = summary.model();
        assertThat(summary.difference().of()).isEqualTo("nme");
        assertThat(summary.difference().mean())
                .isCloseTo(model.nme() - summary.meanShape().nme(), within(1e-9));
        assertThat(summary.difference().mean())
                .isBetween(summary.difference().lower(), summary.difference().upper());
        assertThat(summary.difference().groups()).isEqualTo(2);
        assertThat(summary.difference().groupedBy()).isEqualTo("people");
        assertThat(Files.readString(file)).doesNotContain(shared.toString(), "weights", "remark");
    }

    @Test
    void theErrorsOfEachFaceAreKeptWithTheRun() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("errors.jsonl"));
        assertThat(lines).hasSize(12);
        JsonNode first = JSON.readTree(lines.get(0));
        assertThat(first.get("face").asText()).startsWith("04-1");
        assertThat(first.get("group").asText()).isEqualTo("04");
        assertThat(first.at("/model/nme").asDouble()).isBetween(0.001, 10.0);
        assertThat(first.at("/meanShape/meanErrorPixels").asDouble()).isBetween(0.1, 500.0);
    }

    @Test
    void theSameSummaryReplacesItselfAndNoOther() throws IOException {
        Path file = folder.resolve("points-1.json");
        assertThat(summary(run.toString(), "--out", file.toString()).code()).isZero();
        assertThat(summary(run.toString(), "--out", file.toString(), "--note", "again")
                        .code())
                .isZero();
        assertThat(SummaryFile.read(file).note()).isEqualTo("again");
        Files.writeString(
                file, Files.readString(file).replace("\"experiment\" : \"points\"", "\"experiment\" : \"x\""));
        assertRefused(
                summary(run.toString(), "--out", file.toString()), "is of x on imm, seed 4, not of points on imm");
    }

    @Test
    void aRunThatHasNoResultIsRefused() throws IOException {
        assertRefused(summary(folder.toString()), "is no run folder");
        assertRefused(summary(copyWith("\"quick\" : false", "\"quick\" : true")), "was a quick run");
        assertRefused(summary(copyWith("(?s)\"result\" : \\{.*?}", "\"result\" : null")), "has not ended (--resume ");
        Path copy = Path.of(copyWith("x", "x"));
        Files.delete(copy.resolve("errors.jsonl"));
        assertRefused(summary(copy.toString()), "errors.jsonl: can't be read");
        Files.writeString(copy.resolve("errors.jsonl"), "{\"face\": 1}\n");
        assertRefused(summary(copy.toString()), "errors.jsonl:1: face: expected text, came '1'");
        Files.writeString(copy.resolve("errors.jsonl"), "");
        assertRefused(summary(copy.toString()), "does not fit together");
    }

    private String copyWith(String pattern, String replacement) throws IOException {
        Path copy = Files.createTempDirectory(folder, "run");
        for (String name : List.of("metrics.jsonl", "errors.jsonl")) {
            Files.copy(run.resolve(name), copy.resolve(name));
        }
        String json = Files.readString(run.resolve("run.json"));
        String changed = json.replaceAll(pattern, replacement);
        if (!pattern.equals(replacement)) {
            assertThat(changed).isNotEqualTo(json);
        }
        Files.writeString(copy.resolve("run.json"), changed);
        return copy.toString();
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(message).hasLineCount(1);
    }

    @Test
    void thePageIsWritten() throws IOException {
        Path page = folder.resolve("RESULTS.md");
        CommandRun written = CommandRun.of(
                new ResultsCommand(), "--results", "../results", "--conf", "../conf", "--out", page.toString());
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).isEqualTo("written: " + page + "\n");
        assertThat(page).content().startsWith("# Results\n");
        assertRefused(CommandRun.of(new ResultsCommand(), "--results", folder.toString()), "no such configuration");
    }
}
