package org.landmark.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
        try (FaceRecordReader reader = FaceLoader.reader(embedded, OptionalInt.empty())) {
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
    void refusesLabelsWhereTheFormatHasNone() throws IOException {
        Path labels = Path.of("mine.xml");
        String problem = "--labels mine.xml: data of format imm has no label file (expected no --labels, or --dataset"
                + " ibug300w, youtube-faces, dlib-xml or csv)";
        Path own = Files.createDirectory(root.resolve("own"));
        assertThatThrownBy(() -> find(DatasetKind.IMM, own, labels))
                .isInstanceOf(InputException.class)
                .hasMessage(problem);
        assertThatThrownBy(() -> find(DatasetKind.IMM, null, labels))
                .isInstanceOf(InputException.class)
                .hasMessage(problem);
        Files.createDirectory(root.resolve("imm_face_db"));
        assertThatThrownBy(() -> find(DatasetKind.IMM, null, labels))
                .isInstanceOf(InputException.class)
                .hasMessage(problem);
    }

    @Test
    void refusesAnEnvironmentThatNamesNoFolder() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        for (String value : List.of(root.resolve("missing").toString(), file.toString(), "a\0b")) {
            Map<String, String> environment = Map.of(DataLocation.VARIABLE, value);
            assertThatThrownBy(() -> DataLocation.find(
                            DatasetKind.IMM, Optional.empty(), Optional.empty(), environment, FaceLoader.Progress.NONE))
                    .isInstanceOf(InputException.class)
                    .hasMessage("LANDMARK_DATA=" + value.replace('\0', '?')
                            + ": no such folder (expected one that holds data sets, each" + " under its usual name)");
            assertThat(DataLocation.find(
                                    DatasetKind.IMM,
                                    Optional.of(root),
                                    Optional.empty(),
                                    environment,
                                    FaceLoader.Progress.NONE)
                            .folder())
                    .as("an option comes before it")
                    .isEqualTo(root);
        }
        assertThat(DataLocation.find(
                                DatasetKind.IMM,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(DataLocation.VARIABLE, " "),
                                FaceLoader.Progress.NONE)
                        .origin())
                .as("a blank one is none")
                .isEqualTo(Origin.EMBEDDED);
    }

    @Test
    void hashOfAFlatFolderIsOverSortedNamesAndSizes() throws IOException {
        Files.writeString(root.resolve("b.jpg"), "22");
        Files.writeString(root.resolve("a.jpg"), "1");
        Files.writeString(root.resolve("B.asf"), "");
        assertThat(DataHash.of(root)).isEqualTo("820bf961347b398a94a6664e44b60aac9bb82eb8f86f76abc7b9072f45cf7114");
    }

    @Test
    void hashSortsNamesAsTextWhateverTheSystem() throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this system's file names are not UTF-8");
        Files.createDirectory(root.resolve("a"));
        Files.writeString(root.resolve("a/c"), "22");
        Files.writeString(root.resolve("a b"), "333");
        Files.writeString(root.resolve("a0"), "1");
        // the last two are U+FF5E and U+1F600, which bytes and chars order differently
        Files.writeString(root.resolve("\uFF5E"), "1");
        Files.writeString(root.resolve("\uD83D\uDE00"), "1");
        assertThat(DataHash.of(root)).isEqualTo("b41a5ef55506149688209bbe08d2b72fa6cd28f1bfa3563780277e6c94d3c741");
    }

    @Test
    void hashLeavesHiddenFilesOut() throws IOException {
        Path data = ImmFixture.folder(root.resolve(".data/imm"), 1);
        String hash = DataHash.of(data);
        Files.writeString(data.resolve(".DS_Store"), "x");
        Files.writeString(Files.createDirectories(data.resolve(".git/objects")).resolve("pack"), "x");
        assertThat(DataHash.of(data)).isEqualTo(hash);
        Files.writeString(Files.createDirectory(data.resolve("more")).resolve("pack"), "x");
        assertThat(DataHash.of(data)).isNotEqualTo(hash);
    }

    @Test
    void hashRefusesAFolderThatCanNotBeListed() throws IOException {
        Path closed = Files.createDirectory(root.resolve("closed"));
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "this user may read everything");
        try {
            assertThatThrownBy(() -> DataHash.of(root))
                    .isInstanceOf(InputException.class)
                    .hasMessage(root + ": can't be listed (" + closed + ")");
        } finally {
            closed.toFile().setReadable(true);
        }
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

    @Test
    void formatsHaveNoUsualFolder() throws IOException {
        for (DatasetKind kind : List.of(DatasetKind.DLIB_XML, DatasetKind.PTS, DatasetKind.CSV)) {
            assertThat(kind.folder()).isEmpty();
            Files.createDirectories(root.resolve(kind.toString()));
        }
        assertThat(find(DatasetKind.DLIB_XML, null, null).origin()).isEqualTo(Origin.EMBEDDED);
        assertThat(find(DatasetKind.DLIB_XML, null, null).labels().orElseThrow())
                .isRegularFile()
                .hasExtension("xml");
        assertThat(find(DatasetKind.PTS, null, null).labels()).isEmpty();
    }

    @Test
    void takesTheOnlyLabelFileOfItsFormat() throws IOException {
        for (DatasetKind kind : List.of(DatasetKind.DLIB_XML, DatasetKind.CSV)) {
            String ending = kind == DatasetKind.CSV ? ".csv" : ".xml";
            Path own = Files.createDirectory(root.resolve(kind.toString()));
            assertThatThrownBy(() -> find(kind, own, null))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            own + ": expected --labels FILE, or exactly one " + ending + " in the folder, came none");
            Files.createFile(own.resolve("._a" + ending));
            Path only = Files.createFile(own.resolve("b" + ending.toUpperCase(java.util.Locale.ROOT)));
            assertThat(find(kind, own, null).labels()).contains(only);
            assertThat(find(kind, own, null).place()).isEqualTo(only);
            Path other = Files.createFile(own.resolve("a" + ending));
            assertThatThrownBy(() -> find(kind, own, null))
                    .isInstanceOf(InputException.class)
                    .hasMessage(own + ": expected --labels FILE, or exactly one " + ending + " in the folder, came a"
                            + ending + ", b" + ending.toUpperCase(java.util.Locale.ROOT));
            assertThat(find(kind, own, Path.of("a" + ending)).labels()).contains(other);
        }
    }

    @Test
    void youtubeFacesHaveTwoLabelFilesUnlessOneIsNamed() throws IOException {
        Path usual = Files.createDirectory(root.resolve("youtube_faces"));
        DataLocation both = find(DatasetKind.YOUTUBE_FACES, null, null);
        assertThat(both.labels()).isEmpty();
        assertThat(both.place()).isEqualTo(usual);
        Path test = Files.createFile(usual.resolve("test_frames_keypoints.csv"));
        assertThat(find(DatasetKind.YOUTUBE_FACES, null, Path.of("test_frames_keypoints.csv"))
                        .labels())
                .contains(test);
        assertThatThrownBy(() -> find(DatasetKind.YOUTUBE_FACES, null, Path.of("missing.csv")))
                .isInstanceOf(InputException.class)
                .hasMessage(usual.resolve("missing.csv") + ": no such label file");
    }

    @Test
    void kindsAreNamedWithDashes() {
        assertThat(DatasetKind.values())
                .extracting(DatasetKind::toString)
                .containsExactly("imm", "ibug300w", "youtube-faces", "dlib-xml", "pts", "csv");
        for (DatasetKind kind : DatasetKind.values()) {
            assertThat(DatasetKind.named(kind.toString())).isEqualTo(kind);
        }
    }
}
