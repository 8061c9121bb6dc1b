package org.landmark.data.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;

class YamlFileTest {
    record House(String name, Room room) {}

    record Room(@YamlFile Lamp lamp, Lamp spare) {}

    record Lamp(String name, Integer watts) {
        Lamp {
            if (watts != null && watts < 1) {
                throw new IllegalArgumentException("watts must be at least 1, came " + watts);
            }
        }
    }

    @TempDir
    private Path root;

    private Path house;

    @BeforeEach
    void build() throws IOException {
        house = Files.createDirectories(root.resolve("conf")).resolve("house.yaml");
        Files.writeString(house, "name: ours\nroom: {lamp: lamp.yaml}");
        Files.writeString(house.resolveSibling("lamp.yaml"), "name: old\nwatts: 40");
    }

    private House read(String... overrides) {
        return ConfigReader.yaml(house, List.of(overrides), House.class);
    }

    private void assertRefused(String message, String... overrides) {
        assertThatThrownBy(() -> read(overrides))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void fileStandsForItsKeys() {
        assertThat(read()).isEqualTo(new House("ours", new Room(new Lamp("old", 40), null)));
    }

    @Test
    void overridesGoOnTopOfTheFile() {
        assertThat(read("room.lamp.watts=60").room().lamp()).isEqualTo(new Lamp("old", 60));
    }

    @Test
    void overrideMayNameAFileOfTheSameFolder() throws IOException {
        Files.createDirectory(house.resolveSibling("lamps"));
        Files.writeString(house.resolveSibling("lamps").resolve("new.yaml"), "watts: 7");
        assertThat(read("room.lamp=lamps/new.yaml", "room.lamp.name=led").room().lamp())
                .isEqualTo(new Lamp("led", 7));
    }

    @Test
    void problemNamesTheFileItIsIn() throws IOException {
        Path lamp = house.resolveSibling("lamp.yaml");
        for (String[] wrong : new String[][] {
            {"watts: 0", ": watts must be at least 1, came 0"},
            {"watt: 1", ": watt: unknown key (accepted: name, watts)"},
            {"watts:", ": watts: has no value"},
            {"- 1", ": expected keys and values, came the list [1]"},
            {"", ": is empty"},
        }) {
            Files.writeString(lamp, wrong[0]);
            assertRefused(lamp.toAbsolutePath() + wrong[1]);
        }
    }

    @Test
    void namesTheKeyOfAFileThatIsNotThereOrNotBelow() throws IOException {
        Files.writeString(root.resolve("up.yaml"), "watts: 40");
        assertRefused(house + ": room.lamp: no such file: " + house.resolveSibling("none.yaml"), "room.lamp=none.yaml");
        for (String outside :
                List.of("../up.yaml", "x/../../up.yaml", root.resolve("up.yaml").toString())) {
            assertRefused(
                    house + ": room.lamp: expected a file in " + house.getParent() + " or below, came '" + outside
                            + "'",
                    "room.lamp=" + outside);
        }
    }

    @Test
    void otherKeysAndOtherTextNameNoFile() {
        assertRefused(
                "--set room.spare: room.spare: expected keys and values, came 'lamp.yaml'", "room.spare=lamp.yaml");
        assertRefused("--set room.lamp: room.lamp: expected keys and values, came 'bright'", "room.lamp=bright");
    }

    @Test
    void textWithoutAFileNamesNone() {
        assertThatThrownBy(() -> ConfigReader.yaml("room: {lamp: lamp.yaml}", "text", List.of(), House.class))
                .isInstanceOf(InputException.class)
                .hasMessage("text: room.lamp: expected keys and values, came 'lamp.yaml'");
        assertThatThrownBy(() -> ConfigReader.json(
                        "{\"room\": {\"lamp\": \"" + house.resolveSibling("lamp.yaml") + "\"}}", "card", House.class))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("card: room.lamp: expected keys and values, came '");
    }
}
