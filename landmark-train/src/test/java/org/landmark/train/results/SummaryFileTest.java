package org.landmark.train.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;

class SummaryFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        Path file = folder.resolve("nose.json");
        for (RunSummary summary : new RunSummary[] {Summaries.of("nose", false, 1, true), Summaries.nose(null)}) {
            SummaryFile.write(file, summary);
            assertThat(SummaryFile.read(file)).isEqualTo(summary);
        }
    }

    @Test
    void whatANewerRunDoesNotReplaceIsNotWrittenOver() throws IOException {
        Path file = folder.resolve("nose.json");
        SummaryFile.write(file, Summaries.of("nose", false, 1, true));
        byte[] before = Files.readAllBytes(file);
        assertRefused(
                () -> SummaryFile.write(file, Summaries.of("face58", false, 1, true)),
                file + ": is of nose on drawn faces, seed 1, not of face58 on drawn faces, seed 1");
        assertRefused(() -> SummaryFile.write(file, Summaries.of("nose", false, 2, true)), "not of nose on drawn");
        assertRefused(() -> SummaryFile.write(file, Summaries.of("nose", false, 1, false)), "not of nose on imm");
        assertRefused(
                () -> SummaryFile.write(file, Summaries.asked("nose", List.of("--epochs", "3"))),
                "not of nose on drawn faces, seed 1, train.epochs=3");
        assertThat(file).hasBinaryContent(before);
        Files.writeString(file, "{}");
        assertRefused(() -> SummaryFile.write(file, Summaries.of("nose", false, 1, true)), file.toString());
        assertThat(file).hasContent("{}");
    }

    @Test
    void whatIsNoSummaryIsOneLine() throws IOException {
        Path file = folder.resolve("nose.json");
        SummaryFile.write(file, Summaries.of("nose", false, 1, true));
        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"seed\"", "\"sead\""));
        assertRefused(() -> SummaryFile.read(file), file + ": sead: unknown key (accepted: format, experiment, ");
        Files.writeString(file, json.replace("\"format\" : 1", "\"format\" : 2"));
        assertRefused(() -> SummaryFile.read(file), "format 2 of another version (expected 1)");
        Files.writeString(file, json.replaceFirst("\"command\" : .*\n", ""));
        assertRefused(() -> SummaryFile.read(file), "command is missing");
        Files.writeString(file, json.replace("\"of\" : \"nme\"", "\"of\" : \"inches\""));
        assertRefused(() -> SummaryFile.read(file), "difference.of must be nme or pixels, came inches");
        Files.writeString(file, json.substring(9));
        assertRefused(() -> SummaryFile.read(file), file.toString());
        assertRefused(() -> SummaryFile.read(folder.resolve("none.json")), "none.json: can't be read");
        assertRefused(() -> SummaryFile.read(folder.resolve("No.1.json")), "small letters, digits and dashes");
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }
}
