package org.landmark.train.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.train.results.RunSummary.Difference;

class ResultsPageTest {
    @TempDir
    Path root;

    private Path results;
    private Path conf;

    @BeforeEach
    void write() throws IOException {
        results = Files.createDirectory(root.resolve("results"));
        conf = Files.createDirectory(root.resolve("conf"));
        for (String experiment : new String[] {"nose", "face", "face-mended"}) {
            Files.createFile(conf.resolve(experiment + ".yaml"));
        }
        Files.writeString(
                results.resolve("tables.yaml"),
                """
                tables:
                  faces:
                    - experiment: face
                      elsewhere: [{what: another write-up, source: A. B., mse: "0.002"}]
                    - {experiment: face-mended, mends: face}
                    - experiment: nose
                """);
        Files.writeString(
                Files.createDirectory(results.resolve("figures")).resolve("speed.yaml"),
                """
                source: a clock
                date: "2026-01-02"
                figures: {step: 1.50 s}
                tables:
                  steps: {columns: [network, step], rows: [[unet, "0.50"]]}
                """);
        template("# Page");
    }

    private void template(String text) throws IOException {
        Files.writeString(results.resolve("template.md"), text);
    }

    private String page() {
        return ResultsPage.of(results, conf);
    }

    /** The rule itself: what is in the repository is what the sources give, so that no figure stands in it by itself. */
    @Test
    void thePageOfTheRepositoryIsWhatItsSourcesGive() throws IOException {
        Path repository = Path.of("..");
        assertThat(Files.readString(repository.resolve("RESULTS.md")))
                .as("written by mvn -q compile exec:java@results -pl landmark-train -am")
                .isEqualTo(ResultsPage.of(repository.resolve("results"), repository.resolve("conf")));
    }

    @Test
    void runsMeanShapesVariantsAndOthersStandTogether() throws IOException {
        SummaryFile.write(results.resolve("face.json"), Summaries.of("face", false, 2, false));
        SummaryFile.write(results.resolve("face-1.json"), Summaries.of("face", false, 1, false));
        SummaryFile.write(results.resolve("face-mended.json"), Summaries.of("face-mended", true, 1, false));
        template("{table faces}\n\n{provenance faces}");
        String measures = "0.2500 | 0.001000 | 5.00 % | 10.0 px | -5.00 [-6.00, -4.00] % |";
        String trained = "1x60x80 | 1,734,308 | 20 of 25 (12) | 67 min | 12 | 2 |";
        assertThat(page())
                .isEqualTo(
                        """
                        | experiment | data | seed | validation loss | MSE, ratios | NME | error | minus mean shape, 95 % |
                        | --- | --- | --- | --- | --- | --- | --- | --- |
                        | `face` | IMM | 1 | MEASURES
                        | `face` | IMM | 2 | MEASURES
                        | the mean shape | IMM | | 0.5000 | 0.004000 | 10.00 % | 20.0 px | |
                        | *another write-up* | A. B. | | | 0.002 | | | |
                        | `face-mended`, which mends `face` | IMM | 1 | MEASURES
                        | the mean shape | IMM | | 0.5000 | 0.004000 | 10.00 % | 20.0 px | |
                        | `nose` | not run yet | | | | | | |

                        - `face-mended` on IMM, seed 1: began with the weights of w.safetensors
                        - `face-mended` on IMM, seed 1: trains whole
                        - `face-mended` on IMM, seed 1: peaks of 1

                        | experiment | data, faces | seed | input | parameters | epochs (best) | training | images/s | threads | date |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        | `face` | IMM, 192 + 48 | 1 | TRAINED 2026-01-01 |
                        | `face` | IMM, 192 + 48 | 2 | TRAINED 2026-01-02 |
                        | `face-mended`, which mends `face` | IMM, 192 + 48 | 1 | TRAINED 2026-01-01 |

                        On a machine, 2 cores, with Landmark 1.0 (abc), Deeplearning4j M2 (avx2), Java 17. Intervals: over 8 people.

                        ```
                        mvn -q compile exec:java@face -Dargs="--data DIR --seed N"
                        mvn -q compile exec:java@face-mended -Dargs="--data DIR --seed N"
                        ```
                        """
                                .replace("MEASURES", measures)
                                .replace("TRAINED", trained));
    }

    @Test
    void aRunThatIsNoBetterThanTheMeanShapeSaysSo() throws IOException {
        Difference doubtful = new Difference(Difference.PIXELS, -1, -3.25, 0.5, 8, "people", 10_000);
        SummaryFile.write(results.resolve("nose.json"), Summaries.nose(doubtful));
        template("{table faces}\n{provenance faces}");
        assertThat(page())
                .contains("| `nose` (trained on these faces, too) | drawn faces | 1 | 0.2500 | 0.001000 | | 21.4 px |"
                        + " **no better:** -1.0 [-3.3, 0.5] px |")
                .contains(
                        "| `nose` (trained on these faces, too) | drawn faces, 240, also the 48 that validate | 1 | 1x60x80 | 1,734,308 | 25 (25) |")
                .contains("| `face` | not run yet |");
    }

    @Test
    void aRunThatWasNotAsItsExperimentIsWrittenSaysSo() throws IOException {
        RunSummary asked = Summaries.asked("nose", List.of("--set", "data.input.width=40", "--epochs", "25"));
        SummaryFile.write(results.resolve("nose.json"), asked);
        template("{table faces}");
        assertThat(page())
                .contains("| `nose`, at 1x60x80, 25 epochs |")
                .contains("- `nose` on drawn faces, seed 1: with `data.input.width=40`, `train.epochs=25`");
    }

    @Test
    void textsNameFiguresRatiosAndTables() throws IOException {
        SummaryFile.write(results.resolve("face.json"), Summaries.of("face", false, 1, false));
        template(
                """
                {face.nme} against {face.meanShape.nme}, {face.meanShape.mse / face.mse} times less, on {face.data}.
                A step: {speed.step} by {source speed} on {date speed}; `{kind: 1.5}` is left alone.
                {table speed.steps}
                ```
                {not.filled} 0.5 s
                ```
                """);
        assertThat(page())
                .isEqualTo(
                        """
                        5.00 % against 10.00 %, 4.0 times less, on IMM.
                        A step: 1.50 s by a clock on 2026-01-02; `{kind: 1.5}` is left alone.
                        | network | step |
                        | --- | --- |
                        | unet | 0.50 |
                        ```
                        {not.filled} 0.5 s
                        ```
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{face.mze}             | {face.mze} is nothing that is known (expected one of face's: bestEpoch, ",
                "{nose.mse}             | {nose.mse} is nothing that is known (expected the name of a file and a figure",
                "{speed.steps}          | {speed.steps} is nothing that is known (expected one of speed's: step)",
                "{table noses}          | {table noses} is nothing that is known",
                "{tables faces}         | {tables faces} is nothing that is known",
                "{table speed.step}     | {table speed.step} is nothing that is known",
                "{face.mse / nose.mse}  | {face.mse / nose.mse} is nothing that is known",
                "{face.mse / face.date} | {face.mse / face.date} is nothing that is known",
                "{}                     | {} is nothing that is known",
                "{face.mse              | a brace without its other one",
                "face.mse}              | a brace without its other one",
            })
    void whatIsNotKnownIsRefused(String text, String message) throws IOException {
        SummaryFile.write(results.resolve("face.json"), Summaries.of("face", false, 1, false));
        template("# Page\n" + text);
        assertRefused(results.resolve("template.md") + ":2: ", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001 is low", "95,062 of them", "97 % of it", "97% of it", "took 58 s", "off by 21 px"})
    void aFigureOfItsOwnIsRefused(String text) throws IOException {
        template(text);
        assertRefused(results.resolve("template.md") + ":1: the figure '", "has no source");
    }

    @Test
    void numbersThatAreNamesAreNone() throws IOException {
        String text = "ResNet-18 at 224x224 by `1.0.0-M2.1` on 48 faces, [here](results/0.5.png), in 2026\n";
        template(text);
        assertThat(page()).isEqualTo(text);
    }

    @Test
    void aSummaryOfNothingThatIsKnownIsRefused() throws IOException {
        Path file = results.resolve("x.json");
        SummaryFile.write(file, Summaries.of("ears", false, 1, false));
        assertRefused(file.toString(), "experiment ears has no file in " + conf);
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"colour\": 1,"));
        assertRefused(file.toString(), "colour: unknown key (accepted: format, experiment, ");
    }

    @Test
    void everyExperimentHasOneRow() throws IOException {
        Path tables = results.resolve("tables.yaml");
        Path extra = Files.createFile(conf.resolve("ears.yaml"));
        assertRefused(tables.toString(), "ears has no row (expected one for every experiment)");
        Files.delete(extra);
        String text = Files.readString(tables);
        Files.writeString(tables, text + "    - experiment: ears\n");
        assertRefused(tables.toString(), "ears is no experiment");
        Files.writeString(tables, text + "    - experiment: nose\n");
        assertRefused(tables.toString(), "nose has two rows");
        Files.writeString(tables, text.replace("mends: face", "mends: ears"));
        assertRefused(tables.toString(), "ears, which face-mended mends, is no experiment");
    }

    @Test
    void namesAreUsedOnce() throws IOException {
        SummaryFile.write(results.resolve("speed.json"), Summaries.of("face", false, 1, false));
        assertRefused(results.resolve("speed.json").toString(), "figures/speed.yaml has the same name");
    }

    @Test
    void whatDoesNotFitInTablesAndFiguresIsRefused() throws IOException {
        Path figures = results.resolve("figures/speed.yaml");
        String text = Files.readString(figures);
        Files.writeString(figures, text.replace("step: 1.50 s", "step: 1.50"));
        assertRefused(figures.toString(), "figures.step: expected text, came '1.5'");
        Files.writeString(figures, text.replace("[[unet, \"0.50\"]]", "[[unet]]"));
        assertRefused(figures.toString(), "a row must have 2 cells, one for each column, came [unet]");
        Files.writeString(figures, text.replace("source: a clock", ""));
        assertRefused(figures.toString(), "source and date, as in 2026-01-31, are needed");
        Files.writeString(figures, text);
        Path tables = results.resolve("tables.yaml");
        Files.writeString(tables, "tables: {faces: [{experiment: face, elsewhere: [{what: a, source: b}]}]}");
        assertRefused(tables.toString(), "elsewhere needs a figure: loss, mse, nme or error, came none");
        Files.writeString(tables, "tables: {faces: [{elsewhere: []}]}");
        assertRefused(tables.toString(), "experiment is missing");
        Files.writeString(tables, "tables: {}");
        assertRefused(tables.toString(), "needs at least one");
    }

    private void assertRefused(String start, String message) {
        assertThatThrownBy(this::page)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(message);
    }
}
