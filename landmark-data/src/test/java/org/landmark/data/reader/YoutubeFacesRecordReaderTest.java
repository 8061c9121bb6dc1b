package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landmark.data.fixture.CsvFixture.header;
import static org.landmark.data.fixture.CsvFixture.row;
import static org.landmark.data.reader.YoutubeFacesRecordReader.TEST;
import static org.landmark.data.reader.YoutubeFacesRecordReader.TRAINING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.fixture.CsvFixture;
import org.landmark.data.fixture.Photos;

class YoutubeFacesRecordReaderTest {
    @TempDir
    private Path folder;

    private static List<String> ids(Path place) {
        YoutubeFacesRecordReader reader = new YoutubeFacesRecordReader();
        reader.initialize(place);
        List<String> ids = new ArrayList<>();
        while (reader.hasNext()) {
            FaceSample face = reader.nextFace();
            assertThat(face.landmarks().count()).isEqualTo(68);
            ids.add(face.id());
        }
        return ids;
    }

    @BeforeEach
    void write() {
        // the photos of the real data set are PNGs with such names, too
        Photos.write(folder.resolve("training/b_1.jpg"), Photos.png(64, 48));
        Photos.write(folder.resolve("training/a_1.jpg"), Photos.png(64, 48));
        Photos.write(folder.resolve("test/a_1.jpg"), Photos.png(64, 48));
        CsvFixture.text(
                folder.resolve(TRAINING), header(68) + "\n" + row("b_1.jpg", 68) + "\n" + row("a_1.jpg", 68) + "\n");
        CsvFixture.text(folder.resolve(TEST), header(68) + "\n" + row("a_1.jpg", 68) + "\n");
    }

    @Test
    void readsTrainingFramesAndThenTestFrames() {
        assertThat(ids(folder)).containsExactly("training/b_1.jpg", "training/a_1.jpg", "test/a_1.jpg");
    }

    @Test
    void readsOneFileAlone() {
        assertThat(ids(folder.resolve(TEST))).containsExactly("test/a_1.jpg");
    }

    @Test
    void wantsBothFilesAndAllPoints() throws IOException {
        CsvFixture.text(folder.resolve(TEST), header(67) + "\n" + row("a_1.jpg", 67) + "\n");
        assertThatThrownBy(() -> ids(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder.resolve(TEST) + ":1: expected a header of 137 columns for 68 points, came 135 for 67");
        Files.delete(folder.resolve(TEST));
        assertThatThrownBy(() -> ids(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve(TEST) + ": no such label file");
    }
}
