package org.landmark.tuning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.tuning.Candidates;

class JournalTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAddedIsReadAgain() throws IOException {
        Path file = folder.resolve("sweep.jsonl");
        Journal journal = Journal.open(file);
        assertThat(journal.records()).isEmpty();
        CandidateRecord first = Candidates.scored(1, "{\"train.batch\":4}", 0.5);
        CandidateRecord second = Candidates.failed(2, "{\"train.batch\":8}", "no \"luck\"");
        journal.add(first);
        journal.add(second);
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(Journal.open(file).records()).containsExactly(first, second);
    }

    @Test
    void aTornLineIsTakenAway() throws IOException {
        Path file = folder.resolve("sweep.jsonl");
        CandidateRecord first = Candidates.scored(1, "{\"train.loss\":\"\u00fc\"}", 0.5);
        Journal.open(file).add(first);
        byte[] torn = "{\"number\":2,\"error\":\"\u00fc".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND); // within a letter
        Journal journal = Journal.open(file);
        assertThat(journal.records()).containsExactly(first);
        CandidateRecord second = Candidates.scored(2, "{\"train.loss\":\"b\"}", 0.25);
        journal.add(second);
        assertThat(Journal.open(file).records()).isEqualTo(List.of(first, second));
    }

    @Test
    void aLineThatIsNoCandidateIsNamed() throws IOException {
        Path file = folder.resolve("sweep.jsonl");
        Journal.open(file).add(Candidates.scored(1, "{\"train.batch\":4}", 0.5));
        Files.writeString(file, "{\"number\":2}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sweep.jsonl:2: parameters is missing");
    }
}
