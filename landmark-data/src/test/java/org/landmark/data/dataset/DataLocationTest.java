package org.landmark.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.dataset.DataLocation.Origin;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.spec.DatasetKind;

class DataLocationTest {
    @TempDir
    private Path root;

    private Map<String, String> environment() {
        return Map.of(DataLocation.VARIABLE, root.toString());
    }

    private DataLocation find(DatasetKind kind, Path data, Path labels) {
        return DataLocation.find(
                kind, Optional.ofNullable(data), Optional.ofNullable(labels), environment(), FaceLoader.Progress.NONE);
    }

    @Test
    void optionComesBeforeTheEnvironment() throws IOException {
        Path own = Files.createDirectory(root.resolve("own"));
        Path usual = Files.createDirectory(root.resolve("imm_face_db"));
        DataLocation option = find(DatasetKind.IMM, own, null);
        assertThat(option).isEqualTo(new DataLocation(DatasetKind.IMM, own, Optional.empty(), Origin.OPTION));
        assertThat(option.describe()).isEqualTo("imm faces from " + own + " (--data)");
        DataLocation environment = find(DatasetKind.IMM, null, null);
        assertThat(environment.folder()).isEqualTo(usual);
        assertThat(environment.describe()).endsWith("(LANDMARK_DATA)");
    }

    @Test
    void fallsBackToTheEmbeddedFaces() {
        DataLocation embedded = find(DatasetKind.IMM, null, null);
        assertThat(embedded.origin())
                .as("the environment's folder holds no data set")
                .isEqualTo(Origin.EMBEDDED);
        assertThat(embedded.describe()).endsWith("(embedded, drawn faces)");
        assertThat(DataLocation.find(
                        DatasetKind.IMM, Optional.empty(), Optional.empty(), Map.of(), FaceLoader.Progress.NONE))
                .isEqualTo(embedded)
                .isEqualTo(DataLocation.embedded(DatasetKind.IMM, Optional.empty(), FaceLoader.Progress.NONE));
        try (FaceRecordReader reader = FaceLoader.reader(embedded)) {
            assertThat(reader.next(1000)).hasSize(240);
        }
    }

    @Test
    void findsTheLabelFile() throws IOException {
        Path usual = root.resolve("ibug_300W");
        Path labels = DlibFixture.labels(usual, "<dataset/>");
        assertThat(find(DatasetKind.IBUG300W, null, null).labels()).contains(labels);
        Path other = Files.writeString(usual.resolve("other.xml"), "<dataset/>");
        assertThat(find(DatasetKind.IBUG300W, null, Path.of("other.xml")).labels())
                .contains(other);
        Path elsewhere = Files.writeString(root.resolve("elsewhere.xml"), "<dataset/>");
        assertThat(find(DatasetKind.IBUG300W, null, elsewhere).labels()).contains(elsewhere);
    }

    @Test
    void namesWhatIsNotThere() throws IOException {
        Path missing = root.resolve("missing");
        assertThatThrownBy(() -> find(DatasetKind.IMM, missing, null))
                .isInstanceOf(InputException.class)
                .hasMessage("--data " + missing + ": no such folder (expected a data set of format imm)");
        Path empty = Files.createDirectory(root.resolve("empty"));
        assertThatThrownBy(() -> find(DatasetKind.IBUG300W, empty, null))
                .isInstanceOf(InputException.class)
                .hasMessage(empty.resolve("labels_ibug_300W_train.xml") + ": no such label file");
        assertThatThrownBy(() -> find(DatasetKind.IBUG300W, empty, Path.of("mine.xml")))
                .isInstanceOf(InputException.class)
                .hasMessage(empty.resolve("mine.xml") + ": no such label file");
    }

    @Test
    void hashTellsNamesAndSizes() throws IOException {
        ImmFixture.folder(root.resolve("a/deep"), 2);
        ImmFixture.folder(root.resolve("b/deep"), 2);
        String hash = DataHash.of(root.resolve("a"));
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(DataHash.of(root.resolve("b")));
        Path file = root.resolve("b/deep/01-1m.asf");
        String text = Files.readString(file);
        Files.writeString(file, text + " ");
        assertThat(DataHash.of(root.resolve("b"))).as("size").isNotEqualTo(hash);
        Files.writeString(file, text);
        assertThat(DataHash.of(root.resolve("b"))).isEqualTo(hash);
        Files.move(file, root.resolve("b/deep/01-2m.asf"));
        assertThat(DataHash.of(root.resolve("b"))).as("name").isNotEqualTo(hash);
        assertThatThrownBy(() -> DataHash.of(root.resolve("c"))).isInstanceOf(InputException.class);
    }
}
