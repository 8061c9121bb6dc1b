package org.landmark.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

class ExperimentFileTest {
    private static final String YAML =
            """
            name: mine
            data: {input: {width: 80, height: 60}}
            train: {epochs: 30, batch: 8}
            """;

    @TempDir
    Path folder;

    private Path file(String more) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), YAML + more);
    }

    @Test
    void aQuickRunIsTwoEpochsOfAFewFacesAtTheFilesSmallSizes() throws IOException {
        Path file = file("quick: [data.input.width=40, data.input.height=30]");
        ExperimentConfig whole = ExperimentFile.read(file, List.of("train.batch=4"));
        assertThat(whole.data().input().width()).isEqualTo(80);
        assertThat(whole.train().epochs()).isEqualTo(30);
        assertThat(whole.train().batch()).isEqualTo(4);

        ExperimentConfig quick = ExperimentFile.readQuick(file, List.of("train.batch=4"));
        assertThat(quick.data().input().width()).isEqualTo(40);
        assertThat(quick.data().input().height()).isEqualTo(30);
        assertThat(quick.train().epochs()).isEqualTo(2);
        assertThat(quick.train().samples()).isEqualTo(32);
        assertThat(quick.train().threads()).isEqualTo(1);
        assertThat(quick.train().batch()).isEqualTo(4);
        assertThat(quick.quick()).isEqualTo(whole.quick());
    }

    @Test
    void theCommandLineGoesOverTheFileAndTheFileOverTheRules() throws IOException {
        Path file = file("quick: [data.input.width=40, train.epochs=1]");
        ExperimentConfig quick = ExperimentFile.readQuick(file, List.of("data.input.width=60", "train.samples=7"));
        assertThat(quick.data().input().width()).isEqualTo(60);
        assertThat(quick.train().epochs()).isEqualTo(1);
        assertThat(quick.train().samples()).isEqualTo(7);
        assertThat(ExperimentFile.readQuick(file, List.of("quick=[train.batch=3]"))
                        .train()
                        .batch())
                .isEqualTo(3);
    }

    @Test
    void fewSamplesStayAsFewAsTheyAre() throws IOException {
        assertThat(ExperimentFile.readQuick(file(""), List.of("train.samples=5"))
                        .train()
                        .samples())
                .isEqualTo(5);
        Path file = Files.writeString(folder.resolve("own.yaml"), "name: own\ntrain: {samples: 9}");
        assertThat(ExperimentFile.readQuick(file, List.of()).train().samples()).isEqualTo(9);
        Files.writeString(file, "name: own\ntrain: {samples: 900}");
        assertThat(ExperimentFile.readQuick(file, List.of()).train().samples()).isEqualTo(32);
    }

    @Test
    void aWrongSettingIsRefusedEvenWhereNobodyAsksForAQuickRun() throws IOException {
        assertRefused("quick: [train.bach=4]", ": quick: train.bach: train.bach: unknown key (accepted: loss, ");
        assertRefused("quick: [train.batch=few]", ": quick: train.batch: train.batch: expected a whole number");
        assertRefused("quick: [train.batch]", ": quick: train.batch: expected key=value");
        assertRefused("quick: [train.batch=0]", "batch must be between 1 and 65536, came 0");
        assertRefused("quick: train.batch=4", ": quick: expected a list, came 'train.batch=4'");
        assertRefused("quick: [4]", ": quick[0]: expected text, came '4'");
    }

    private void assertRefused(String quick, String message) throws IOException {
        Path file = file(quick);
        assertThatThrownBy(() -> ExperimentFile.read(file, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void itIsKeptWithARunAndLeftOutWhereThereIsNone() throws IOException {
        ExperimentConfig with = ExperimentFile.read(file("quick: [train.batch=4]"), List.of());
        assertThat(ConfigReader.json(ConfigWriter.json(with), "json", ExperimentConfig.class))
                .isEqualTo(with);
        ExperimentConfig without = ExperimentFile.read(file(""), List.of());
        assertThat(ConfigWriter.json(without)).doesNotContain("quick");
        assertThat(with.withEpochs(3).quick()).isEqualTo(with.quick());
        assertThat(with.withData(without.data()).quick()).isEqualTo(with.quick());
    }
}
