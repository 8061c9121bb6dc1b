package org.landmark.data.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.cache.CropCache;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Screen;
import org.nd4j.linalg.factory.Nd4j;

class CacheAndBenchCommandTest {
    @TempDir
    private Path folder;

    private Path crops;
    private Screen screen;

    @BeforeAll
    static void startArrays() {
        Nd4j.create(1); // which tells much about itself
    }

    /** The build sets LANDMARK_CACHE for tests, so that no crops of anybody are touched. */
    @BeforeEach
    void useTheCacheOfTests() throws IOException {
        assertThat(System.getenv("LANDMARK_CACHE")).isNotBlank();
        crops = CropCache.ofUser().folder();
        assertThat(crops).isEqualTo(Path.of(System.getenv("LANDMARK_CACHE"), "crops"));
        CropCache.ofUser().clear();
        screen = new Screen();
    }

    @AfterEach
    void release() throws IOException {
        screen.close();
        CropCache.ofUser().clear();
    }

    private static int dataset(String... args) {
        return Launcher.run(new DatasetCommand(), args);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(crops)) {
            return files.count();
        }
    }

    @Test
    void keepsCropsAndClearsThem() throws IOException {
        ImmFixture.folder(folder, 3);
        String[] cache = {"cache", "--data", folder.toString()};
        assertThat(dataset(cache)).isZero();
        assertThat(dataset(cache)).isZero();
        List<String> lines = screen.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("data: imm faces from " + folder + " (--data)");
        assertThat(lines.get(1)).matches("3 faces are kept in \\Q" + crops + "\\E \\(\\d+\\.\\d s\\)");
        assertThat(lines.get(3)).startsWith("3 faces are kept in ");
        assertThat(files()).isEqualTo(1);
        assertThat(dataset("cache", "--clear")).isZero();
        assertThat(screen.out()).endsWith("0.0 MB deleted in " + crops + System.lineSeparator());
        assertThat(files()).isZero();
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void namesTheFacesThatCanNotBeKept() throws IOException {
        ImmFixture.folder(folder, 2);
        Path broken = folder.resolve("01-1m.jpg");
        Files.write(broken, java.util.Arrays.copyOf(Files.readAllBytes(broken), 700));
        assertThat(dataset("cache", "--data", folder.toString())).isEqualTo(2);
        assertThat(screen.out()).contains("bad: " + broken + ": ", "1 faces are kept in ");
    }

    @Test
    void readsTheLabelsThatAnExperimentNames() throws IOException {
        String image = DlibFixture.image("photos/1.jpg", DlibFixture.box());
        String two = DlibFixture.image("photos/1.jpg", DlibFixture.box(), DlibFixture.box());
        Files.move(DlibFixture.labels(folder, DlibFixture.document(two)), folder.resolve("own.xml"));
        DlibFixture.labels(folder, DlibFixture.document(image));
        Path conf = Files.writeString(
                folder.resolve("e.yaml"), "data: {dataset: ibug300w, labels: own.xml, crop: {region: box}}");
        assertThat(dataset("cache", "--conf", conf.toString(), "--data", folder.toString()))
                .as(screen.err().toString())
                .isZero();
        assertThat(screen.out()).contains("2 faces are kept in ");
        assertThat(dataset(
                        "cache", "--dataset", "ibug300w", "--set", "data.labels=own.xml", "--data", folder.toString()))
                .as(screen.err().toString())
                .isZero();
        assertThat(screen.out().split("2 faces are kept in ", -1)).hasSize(3);
    }

    @Test
    void measuresEveryStage() {
        ImmFixture.folder(folder, 3);
        assertThat(dataset(
                        "bench",
                        "--data",
                        folder.toString(),
                        "--seconds",
                        "0.05",
                        "--threads",
                        "2",
                        "--set",
                        "data.augment=[{kind: rotation}, {kind: noise}]"))
                .as(screen.err().toString())
                .isZero();
        List<String> lines = screen.out().lines().toList();
        assertThat(lines.get(1)).isEqualTo("3 faces, pictures of 80x60 grey, 2 augmentations; 2 threads");
        assertThat(lines.get(3)).isEqualTo(String.format("%-32s %12s %16s", "stage", "faces/s", "ms/face, thread"));
        assertThat(lines.subList(4, lines.size())).hasSize(8).allSatisfy(line -> assertThat(line)
                .matches("\\S.{31} +[1-9]\\d* +\\d+\\.\\d{3}"));
        assertThat(lines.subList(4, 12))
                .extracting(line -> line.substring(0, 32).strip())
                .containsExactly(
                        "decode the photo",
                        "decode and crop",
                        "crop from the cache",
                        "picture from a crop",
                        "picture from a crop, augmented",
                        "target",
                        "all, from photos",
                        "all, from the crop cache");
    }

    @Test
    void refusesNoTimeAndNoThreads() {
        for (String[] args : new String[][] {{"--seconds", "0"}, {"--threads", "0"}, {"--seconds", "NaN"}}) {
            assertThat(dataset("bench", args[0], args[1])).isEqualTo(2);
        }
        assertThat(screen.err()).hasSize(3).allSatisfy(line -> assertThat(line)
                .startsWith(
                        "error: --threads must be between 1 and 1024 and --seconds above 0 and at most 3600, came "));
    }
}
