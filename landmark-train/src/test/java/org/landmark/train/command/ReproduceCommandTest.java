package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.train.results.RunComparison;
import org.landmark.train.run.RunFolder;

class ReproduceCommandTest {
    @TempDir
    static Path shared;

    private static Path run;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        Path faces = Files.createDirectory(shared.resolve("faces"));
        SyntheticFaces.writeImm(faces, 4, 3);
        run = shared.resolve("run");
        CommandRun train = CommandRun.train(
                "--conf",
                Path.of("..", "conf", "nose.yaml").toString(),
                "--data",
                faces.toString(),
                "--out",
                run.toString(),
                "--no-ui",
                "--epochs",
                "2",
                "--set",
                "data.split.validation=6");
        assertThat(train.code()).as(train.err()).isZero();
    }

    private static CommandRun reproduce(String... arguments) {
        return CommandRun.of(new ReproduceCommand(), arguments);
    }

    @Test
    void aRunIsRepeatedToTheLastDigit() throws IOException {
        Path again = folder.resolve("again");
        CommandRun reproduced = reproduce(run.toString(), "--out", again.toString());
        assertThat(reproduced.code()).as(reproduced.err()).isZero();
        assertThat(reproduced.out())
                .contains(
                        run + " beside " + again + ":",
                        "configuration: the same",
                        "data hash: the same",
                        "versions: the same",
                        "mean shape's loss: the same, ",
                        "best validation loss: the same, ",
                        "best epoch: the same, ",
                        "mean error in pixels of the photo: the same, ",
                        "losses of all 2 epochs: the same to the last digit");
        assertThat(Losses.of(again.resolve("metrics.jsonl"))).isEqualTo(Losses.of(run.resolve("metrics.jsonl")));
        assertThat(new RunFolder(again).readRun().provenance().command())
                .isEqualTo(new RunFolder(run).readRun().provenance().command());
    }

    @Test
    void whatDiffersIsNamed() throws IOException {
        Path other = copy("run.json", "metrics.jsonl", "errors.jsonl");
        edit(other.resolve("run.json"), "\"batch\" : 1", "\"batch\" : 2");
        edit(other.resolve("run.json"), "\"backend\" : \"[^\"]*\"", "\"backend\" : \"Other\"");
        edit(other.resolve("run.json"), "\"dataHash\" : \"[^\"]*\"", "\"dataHash\" : \"abc\"");
        edit(other.resolve("run.json"), "\"bestValidationLoss\" : [^,]*", "\"bestValidationLoss\" : 0.5");
        edit(other.resolve("run.json"), "\"checkpoint\" : \\{[^}]*\\},", "");
        edit(other.resolve("metrics.jsonl"), "(?s)(.*)\"trainLoss\":[^,]*", "$1\"trainLoss\":0.5");
        assertThat(RunComparison.of(new RunFolder(other), new RunFolder(run)))
                .contains(
                        "configuration: train.batch was 2, is 1",
                        "configuration: train.checkpoint was none, is {\"minutes\":10.0,\"keep\":3}",
                        "losses are the same to the last digit up to epoch 1, and differ from then on")
                .anyMatch(line -> line.startsWith("data hash: data was abc, is "))
                .anyMatch(line -> line.startsWith("versions: backend was Other, is "))
                .anyMatch(line -> line.startsWith("best validation loss: was 0.5000, is 0.0"))
                .noneMatch(line -> line.startsWith("versions: the same"));
    }

    @Test
    void aRunThatHasNotEndedOrIsNoneIsOneLine() throws IOException {
        assertRefused(folder, "is no run folder");
        Path other = copy("run.json");
        assertRefused(other, "metrics.jsonl: can't be read");
        edit(other.resolve("run.json"), "(?s)\"result\" : \\{.*?\\}", "\"result\" : null");
        assertRefused(other, "has not ended");
        edit(other.resolve("run.json"), "\"format\" : 1", "\"format\" : 7");
        assertRefused(other, "is of another version of this program: format 7 (expected 1)");
    }

    private static void assertRefused(Path run, String expected) {
        CommandRun refused = reproduce(run.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    private Path copy(String... names) throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        for (String name : Stream.of(names).toList()) {
            Files.copy(run.resolve(name), other.resolve(name));
        }
        return other;
    }

    private static void edit(Path file, String pattern, String to) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, to);
        assertThat(after).as(pattern).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
