package org.landmark.data.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.fixture.CsvFixture;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.Screen;
import org.landmark.data.spec.DatasetKind;

class StatsCommandTest {
    @TempDir
    private Path folder;

    private Screen screen;

    @BeforeEach
    void capture() {
        screen = new Screen();
    }

    @AfterEach
    void release() {
        screen.close();
    }

    private int dataset(String... args) {
        return Launcher.run(new DatasetCommand(), args);
    }

    @Test
    void printsFiguresUnderEachOther() {
        DlibFixture.labels(
                folder,
                DlibFixture.document(
                        DlibFixture.image("photos/1.jpg", DlibFixture.box(), DlibFixture.box()),
                        DlibFixture.image("photos/2.jpg", "<box top='-1' left='0' width='4' height='4'/>")));
        assertThat(dataset("stats", "--dataset", "dlib-xml", "--data", folder.toString()))
                .isZero();
        assertThat(screen.out())
                .isEqualToNormalizingNewlines(
                        """
                        data: dlib-xml faces from %s (--data)
                        faces                          2 of 68 points
                          bad                          0
                        photos                         2
                          missing                      1
                          duplicates                   0
                          width                       64 to 64, median 64 pixels
                          height                      48 to 48, median 48 pixels
                          faces per photo              2 to 2, median 2
                        boxes                          3
                          negative left or top         1
                          without parts                1
                        points outside photo           0 on 0 faces
                        points outside box            56 on 2 faces
                        """
                                .formatted(folder));
    }

    @Test
    void writesTheFiguresAsJson() throws IOException {
        Photos.write(folder.resolve("training/a.jpg"), Photos.png(64, 48));
        String csv = CsvFixture.header(68) + "\n" + CsvFixture.row("a.jpg", 68) + "\n";
        CsvFixture.text(folder.resolve("training_frames_keypoints.csv"), csv);
        CsvFixture.text(folder.resolve("test_frames_keypoints.csv"), csv);
        Path json = folder.resolve("deep/stats.json");
        assertThat(dataset(
                        "stats", "--dataset", "youtube-faces", "--data", folder.toString(), "--json", json.toString()))
                .isZero();
        assertThat(screen.out())
                .contains("  training                     1\n", "  test                         1\n", "between splits");
        JsonNode stats = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(stats.get("faces").asInt()).isEqualTo(2);
        assertThat(stats.get("points").asInt()).isEqualTo(68);
        assertThat(stats.get("images").asInt()).isEqualTo(2);
        assertThat(stats.get("missingPhotos").asInt()).isEqualTo(1);
        assertThat(stats.at("/boxes/total").asInt()).isEqualTo(1);
        assertThat(stats.at("/boxes/negative").asInt()).isZero();
        assertThat(stats.at("/boxes/withoutParts").asInt()).isZero();
        assertThat(stats.at("/splits/training").asInt()).isEqualTo(1);
        assertThat(stats.at("/splits/test").asInt()).isEqualTo(1);
        assertThat(stats.at("/imageWidth/median").asDouble()).isEqualTo(64);
    }

    @Test
    void saysWhyTheJsonCanNotBeWritten() throws IOException {
        DlibFixture.labels(folder, DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box())));
        Path file = Files.writeString(folder.resolve("file"), "");
        Path json = file.resolve("stats.json");
        assertThat(dataset("stats", "--dataset", "dlib-xml", "--data", folder.toString(), "--json", json.toString()))
                .isEqualTo(2);
        assertThat(screen.err())
                .singleElement()
                .asString()
                .startsWith("error: --json " + json + ": can't be written (");
    }

    @Test
    void helpNamesEveryKindOfData() {
        assertThat(dataset("stats", "--help")).isZero();
        String help = screen.out().replaceAll("\\s+", " ");
        for (DatasetKind kind : DatasetKind.values()) {
            assertThat(help).contains(" " + kind + ",");
        }
    }
}
