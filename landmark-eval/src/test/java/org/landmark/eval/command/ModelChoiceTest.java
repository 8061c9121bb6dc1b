package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.models.zoo.ShippedModel;

class ModelChoiceTest {
    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @Test
    void aNameIsAModelThatComesAlongAndSaysWhatItMayBeUsedFor() {
        assertThat(ModelChoice.of("imm58").file()).isEqualTo(ShippedModel.IMM58.file());
        assertThat(ModelChoice.of("imm58").place()).isEqualTo(Path.of("evaluations/imm58/imm58.zip"));
        console.clear();
        ModelChoice.of("imm58");
        assertThat(console.out()).isEqualTo("model: imm58, " + ShippedModel.IMM58.notice() + "\n");
    }

    @Test
    void aFileIsItself(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ibug68"), "a model of my own");

        assertThat(ModelChoice.of(file.toString())).isEqualTo(new ModelChoice(file.toString(), file));
        assertThat(ModelChoice.of(file.toString()).place()).isEqualTo(file);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aNameThatIsNoneIsRefusedWithThoseThatThereAre() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ModelChoice.of("ibug86"))
                .withMessage("--model ibug86: no such file (expected one, or ibug68, imm58, nose)");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ModelChoice.of("--compare", "other", System.out))
                .withMessageStartingWith("--compare other: no such file");
        assertThat(ModelChoice.of("missing.zip").file()).isEqualTo(Path.of("missing.zip"));
    }
}
