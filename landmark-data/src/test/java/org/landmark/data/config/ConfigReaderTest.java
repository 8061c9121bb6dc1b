package org.landmark.data.config;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;

class ConfigReaderTest {
    /** A garden: two levels, every type that configurations have. */
    record Garden(String name, Bed bed, List<Integer> paths, Boolean open) {
        Garden {
            name = requireNonNullElse(name, "no name");
            bed = requireNonNullElse(bed, new Bed(null, null, null, null));
            paths = List.copyOf(requireNonNullElse(paths, List.of(1, 2)));
            open = requireNonNullElse(open, true);
        }
    }

    record Bed(Integer rows, Double depth, Long seeds, Soil soil) {
        Bed {
            rows = requireNonNullElse(rows, 4);
            depth = requireNonNullElse(depth, 0.5);
            seeds = requireNonNullElse(seeds, 10L);
            soil = requireNonNullElse(soil, Soil.LOAM);
            if (rows < 1) {
                throw new IllegalArgumentException("rows must be at least 1, came " + rows);
            }
        }
    }

    enum Soil {
        SAND,
        LOAM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Garden FULL =
            new Garden("Kew", new Bed(7, 1.25, 9_000_000_000L, Soil.SAND), List.of(3), false);

    @TempDir
    private Path folder;

    private static Garden read(String yaml, String... overrides) {
        return ConfigReader.yaml(yaml, "g.yaml", List.of(overrides), Garden.class);
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(InputException.class).hasMessage(message);
    }

    @Test
    void leavesDefaultsToTheRecords() {
        assertThat(read("name: Kew")).isEqualTo(new Garden("Kew", null, null, null));
        assertThat(read("{}")).isEqualTo(new Garden("no name", new Bed(4, 0.5, 10L, Soil.LOAM), List.of(1, 2), true));
    }

    @Test
    void mapsEveryKey() {
        String yaml =
                """
                # a comment
                name: Kew
                bed:
                  rows: 7
                  depth: 1.25
                  seeds: 9000000000
                  soil: sand
                paths: [3]
                open: false
                """;
        assertThat(read(yaml)).isEqualTo(FULL);
        assertThat(read("bed: {depth: 2}").bed().depth())
                .as("a whole number is a number")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-3", "1E-3", "1.0e-3", "0.001", ".001", "1e-03"})
    void readsNumbersAsPeopleWriteThem(String number) {
        assertThat(read("bed: {depth: " + number + "}").bed().depth()).isEqualTo(0.001);
        assertThat(read("{}", "bed.depth=" + number).bed().depth()).isEqualTo(0.001);
    }

    @Test
    void writesWhatItReads() {
        assertThat(read(ConfigWriter.yaml(FULL))).isEqualTo(FULL);
        assertThat(ConfigReader.json(ConfigWriter.json(FULL), "g.json", Garden.class))
                .isEqualTo(FULL);
        assertThat(ConfigWriter.jsonLine(FULL)).doesNotContain("\n");
        assertThat(ConfigReader.json(ConfigWriter.jsonLine(FULL), "g.json", Garden.class))
                .isEqualTo(FULL);
        Garden tricky = new Garden("yes: \"1e3\" # no", null, null, null);
        assertThat(read(ConfigWriter.yaml(tricky))).isEqualTo(tricky);
        Garden number = new Garden("12", null, null, null);
        assertThat(read(ConfigWriter.yaml(number))).isEqualTo(number);
    }

    @Test
    void refusesKeysThatNoRecordHas() {
        assertRefused(
                "bed:\n  rows: 3\n  colour: red",
                "g.yaml: bed.colour: unknown key (accepted: rows, depth, seeds, soil)");
        assertRefused("Name: Kew", "g.yaml: Name: unknown key (accepted: name, bed, paths, open)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bed: {rows: 2.5}        | bed.rows: expected a whole number, came '2.5'",
                "bed: {rows: many}       | bed.rows: expected a whole number, came 'many'",
                "bed: {rows: '3'}        | bed.rows: expected a whole number, came '3'",
                "bed: {rows: true}       | bed.rows: expected a whole number, came 'true'",
                "bed: {rows: [3]}        | bed.rows: expected a whole number, came the list [3]",
                "bed: {rows: {a: 1}}     | bed.rows: expected a whole number, came keys and values",
                "bed: {depth: deep}      | bed.depth: expected a number, came 'deep'",
                "bed: {seeds: 1.5}       | bed.seeds: expected a whole number, came '1.5'",
                "bed: {soil: clay}       | bed.soil: expected sand or loam, came 'clay'",
                "bed: {soil: SAND}       | bed.soil: expected sand or loam, came 'SAND'",
                "bed: {soil: 0}          | bed.soil: expected sand or loam, came '0'",
                "bed: 3                  | bed: expected keys and values, came '3'",
                "bed: [3]                | bed: expected keys and values, came the list [3]",
                "name: 3                 | name: expected text, came '3'",
                "name: true              | name: expected text, came 'true'",
                "name: [a]               | name: expected text, came the list [\"a\"]",
                "open: 1                 | open: expected true or false, came '1'",
                "open: 'true'            | open: expected true or false, came 'true'",
                "paths: 3                | paths: expected a list, came '3'",
                "paths: [1, two]         | paths[1]: expected a whole number, came 'two'",
            })
    void saysWhatCameAndWhatIsExpected(String yaml, String problem) {
        assertRefused(yaml, "g.yaml: " + problem);
    }

    @Test
    void refusesWholeNumbersBeyondTheirRange() {
        assertThatThrownBy(() -> read("bed: {rows: 99999999999}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("g.yaml: bed.rows: ")
                .hasMessageContaining("99999999999");
    }

    @Test
    void namesTheRecordWhoseRangeIsLeft() {
        assertRefused("bed: {rows: 0}", "g.yaml: bed: rows must be at least 1, came 0");
    }

    @Test
    void refusesKeysWithoutAValue() {
        assertRefused("bed:\n  rows:\nname: a", "g.yaml: bed.rows: has no value");
        assertRefused("bed:", "g.yaml: bed: has no value");
        assertRefused("paths: [1, null]", "g.yaml: paths[1]: has no value");
    }

    @Test
    void namesTheLineOfAKeyThatStandsTwice() {
        assertThatThrownBy(() -> read("name: a\nbed:\n  rows: 1\n  rows: 2\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("g.yaml:4: ")
                .hasMessageContaining("rows");
    }

    @Test
    void namesTheLineOfMalformedText() {
        assertThatThrownBy(() -> read("name: a\nbed:\n  rows: [1\npaths: [2]\n"))
                .isInstanceOf(InputException.class)
                .message()
                .matches("g\\.yaml:[34]: .*")
                .doesNotContain("\n");
        assertThatThrownBy(() -> ConfigReader.json("{\n\"name\": \"a\"\n\"open\": true}", "g.json", Garden.class))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("g.json:3: ");
        assertThatThrownBy(() -> ConfigReader.json("{} {}", "g.json", Garden.class))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("name: a\n---\nname: b\n")).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n", "---\n"})
    void refusesTextWithoutKeys(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .message()
                .matches("g\\.yaml: (is empty|expected keys and values.*)");
    }

    @Test
    void refusesTextThatIsNoKeys() {
        assertRefused("just words", "g.yaml: expected keys and values, came 'just words'");
        assertRefused("[1]", "g.yaml: expected keys and values, came the list [1]");
        assertThatThrownBy(() -> ConfigReader.json("null", "g.json", Garden.class))
                .isInstanceOf(InputException.class)
                .hasMessage("g.json: has no value");
    }

    @Test
    void laysOverridesOverTheFile() {
        Garden garden =
                read("name: a\nbed: {rows: 2, depth: 3}", "bed.rows=5", "paths=[7, 8]", "name=b c", "bed.soil=sand");
        assertThat(garden).isEqualTo(new Garden("b c", new Bed(5, 3.0, null, Soil.SAND), List.of(7, 8), null));
        assertThat(read("{}", "bed.rows=5", "bed.rows=6").bed().rows())
                .as("the last one holds")
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bed.colour=red | --set bed.colour: bed.colour: unknown key (accepted: rows, depth, seeds, soil)",
                "bed.rows=x     | --set bed.rows: bed.rows: expected a whole number, came 'x'",
                "bed={rows: x}  | --set bed: bed.rows: expected a whole number, came 'x'",
                "name.first=x   | --set name.first: name holds 'a', not keys",
                "rows           | --set rows: expected key=value, as in train.epochs=3",
                "=3             | --set =3: expected key=value, as in train.epochs=3",
                ".rows=3        | --set .rows=3: expected key=value, as in train.epochs=3",
                "bed.=3         | --set bed.=3: expected key=value, as in train.epochs=3",
                "bed..rows=3    | --set bed..rows=3: expected key=value, as in train.epochs=3",
                "bed.rows=      | --set bed.rows=: the value is empty",
                "bed.rows=null  | --set bed.rows=null: the value is empty",
            })
    void namesTheOverrideThatIsWrong(String override, String message) {
        assertThatThrownBy(() -> read("name: a", override))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void namesAnOverrideThatIsNoYaml() {
        assertThatThrownBy(() -> read("name: a", "paths=[1"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--set paths=[1");
    }

    @Test
    void laysSettingsOfSeveralPlacesOverEachOther() throws IOException {
        Path file = Files.writeString(folder.resolve("g.yaml"), "name: a\nbed: {rows: 2, depth: 3}");
        Settings own = new Settings("small:", List.of("bed.rows=5", "bed.depth=4"));
        Garden garden = ConfigReader.yaml(file, Garden.class, List.of(own, Settings.options(List.of("bed.depth=7"))));
        assertThat(garden.bed()).isEqualTo(new Bed(5, 7.0, null, null));

        Settings wrong = new Settings("small:", List.of("bed.rows=many"));
        assertThatThrownBy(() -> ConfigReader.yaml(file, Garden.class, List.of(wrong)))
                .isInstanceOf(InputException.class)
                .hasMessage("small: bed.rows: bed.rows: expected a whole number, came 'many'");
        List<Settings> both = List.of(own, Settings.options(List.of("bed.rows=few")));
        assertThatThrownBy(() -> ConfigReader.yaml(file, Garden.class, both))
                .as("the one that holds is named")
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--set bed.rows: bed.rows: expected a whole number");
    }

    @Test
    void readsFilesAndNamesThem() throws IOException {
        Path file = Files.writeString(folder.resolve("g.yaml"), "name: Zürich\n");
        assertThat(ConfigReader.yaml(file, List.of(), Garden.class).name()).isEqualTo("Zürich");
        Files.writeString(file, "nam: a");
        assertFileRefused(file, file + ": nam: unknown key (accepted: name, bed, paths, open)");
        Files.writeString(file, "");
        assertFileRefused(file, file + ": is empty");
        Path missing = folder.resolve("missing.yaml");
        assertFileRefused(missing, missing + ": no such configuration file");
    }

    @Test
    void refusesFilesThatAreNoText() throws IOException {
        Path file = Files.write(folder.resolve("g.yaml"), "name: Zürich".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ConfigReader.yaml(file, List.of(), Garden.class))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": can't be read as text");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertFileRefused(file, file + ": too large for a configuration (over 1048576 bytes)");
        assertThatThrownBy(() -> ConfigReader.yaml(folder, List.of(), Garden.class))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + ": can't be read as text");
    }

    private static void assertFileRefused(Path file, String message) {
        assertThatThrownBy(() -> ConfigReader.yaml(file, List.of(), Garden.class))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Property
    void damagedTextIsReadOrRefused(@ForAll long seed) {
        String yaml = org.landmark.data.fixture.Mutations.of(ConfigWriter.yaml(FULL), seed);
        try {
            read(yaml);
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith("g.yaml").message().doesNotContain("\n");
        }
    }
}
