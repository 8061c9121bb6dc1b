package org.landmark.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.cache.CropCache;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.Warnings;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.PatchPixels;
import org.landmark.data.patch.PhotoPixels;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;

class KeepTest {
    private static final DataSpec SMALL = spec(new InputSpec(32, 24, Colour.GREY, null));
    /** Five such pictures are more than is kept in memory. */
    private static final DataSpec LARGE = spec(new InputSpec(2400, 2000, Colour.RGB, null));

    @TempDir
    private Path folder;

    private Path photos;
    private CropCache cache;

    private static DataSpec spec(InputSpec input) {
        return new DataSpec(null, null, LandmarkScheme.NOSE, null, null, null, input, null, null, null);
    }

    @BeforeEach
    void makePhotos() throws IOException {
        photos = ImmFixture.folder(Files.createDirectory(folder.resolve("photos")), 5);
        cache = new CropCache(folder.resolve("crops"));
    }

    private FaceDataset load(DataSpec spec, Keep keep, CropCache into) {
        DataLocation location = DataLocation.find(
                DatasetKind.IMM, Optional.of(photos), Optional.empty(), Map.of(), FaceLoader.Progress.NONE);
        return FaceLoader.load(location, spec, keep, into, FaceLoader.Progress.NONE);
    }

    private static Class<?> kindOfPixels(FaceDataset dataset) {
        PatchPixels pixels = dataset.all().get(0).pixels();
        return pixels.getClass();
    }

    private void enlargePhotos() {
        byte[] large = Photos.encoded(Photos.filled(2400, 2000, 0x204060), "png");
        for (int i = 1; i <= 5; i++) {
            Photos.write(photos.resolve(ImmFixture.name(i) + ".jpg"), large);
        }
    }

    @Test
    void fewPixelsAreHeldInMemoryAndNothingIsWritten() {
        assertThat(kindOfPixels(load(SMALL, Keep.AUTO, cache))).isEqualTo(HeldPixels.class);
        assertThat(cache.folder()).doesNotExist();
        assertThat(kindOfPixels(load(SMALL, Keep.NOTHING, cache))).isEqualTo(PhotoPixels.class);
        assertThat(cache.folder()).doesNotExist();
    }

    @Test
    void manyPixelsAreKeptInAFile() throws IOException {
        enlargePhotos();
        FaceDataset dataset = load(LARGE, Keep.AUTO, cache);
        assertThat(kindOfPixels(dataset)).isNotIn(HeldPixels.class, PhotoPixels.class);
        try (Stream<Path> files = Files.list(cache.folder())) {
            assertThat(Files.size(files.findFirst().orElseThrow())).isGreaterThan(5L * 2400 * 2000 * 3);
        }
    }

    @Test
    void manyPixelsAreDecodedAgainWhereNoFileCanBe() throws IOException {
        enlargePhotos();
        CropCache blocked =
                new CropCache(Files.createFile(folder.resolve("file")).resolve("crops"));
        try (Warnings warnings = new Warnings()) {
            FaceDataset dataset = load(LARGE, Keep.AUTO, blocked);
            assertThat(dataset.all()).hasSize(5);
            assertThat(kindOfPixels(dataset)).isEqualTo(PhotoPixels.class);
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .startsWith("crops can't be kept in " + blocked.folder() + " (java.nio.file.")
                    .endsWith("): photos are decoded each time they are used");
        }
        assertThatThrownBy(() -> load(SMALL, Keep.FILE, blocked))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(blocked.folder() + ": crops can't be kept there (")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aFileIsUsedOnceItIsThereAndMadeAnewWhenDamaged() throws IOException {
        load(SMALL, Keep.FILE, cache);
        Path file;
        try (Stream<Path> files = Files.list(cache.folder())) {
            file = files.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        Object before = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        assertThat(kindOfPixels(load(SMALL, Keep.AUTO, cache))).isNotEqualTo(HeldPixels.class);
        load(SMALL, Keep.FILE, cache);
        assertThat(Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .as("the same file")
                .isEqualTo(before);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThat(kindOfPixels(load(SMALL, Keep.AUTO, cache)))
                .as("a damaged file is none")
                .isEqualTo(HeldPixels.class);
        load(SMALL, Keep.FILE, cache);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void badPhotosAreListedTheSecondTimeToo() throws IOException {
        Path broken = photos.resolve("02-1m.jpg");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 700));
        FaceDataset first = load(SMALL, Keep.FILE, cache);
        FaceDataset second = load(SMALL, Keep.FILE, cache);
        assertThat(first.bad()).extracting(BadFace::position).containsExactly(1);
        assertThat(second.bad()).isEqualTo(first.bad());
        assertThat(second.faces()).containsOnlyKeys(0, 2, 3, 4);
    }

    /** What {@link #aFullDiskLeavesNothingBehind} starts, where no file may become larger than a kibibyte. */
    static final class Full {
        private Full() {}

        public static void main(String[] args) {
            DataLocation location = DataLocation.find(
                    DatasetKind.IMM,
                    Optional.of(Path.of(args[0])),
                    Optional.empty(),
                    Map.of(),
                    FaceLoader.Progress.NONE);
            try {
                FaceLoader.load(location, SMALL, Keep.FILE, new CropCache(Path.of(args[1])), FaceLoader.Progress.NONE);
            } catch (InputException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesNothingBehind() throws Exception {
        Path crops = cache.folder();
        Process program = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 1; exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Full.class.getName(),
                        photos.toString(),
                        crops.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(program.waitFor()).isZero();
        assertThat(printed).contains("refused: " + crops + ": crops can't be kept there (java.io.IOException: ");
        try (Stream<Path> files = Files.list(crops)) {
            assertThat(files).isEmpty();
        }
    }
}
