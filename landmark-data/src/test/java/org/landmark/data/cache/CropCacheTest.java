package org.landmark.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Mirror;
import org.landmark.data.augment.Noise;
import org.landmark.data.augment.Range;
import org.landmark.data.augment.Scaling;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.Warnings;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PatchPixels;
import org.landmark.data.patch.PhotoPixels;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.transform.Border;

class CropCacheTest {
    private static final DataSpec SPEC = spec(1.0, null, Colour.GREY, List.of());
    private static final String SET = "set";

    @TempDir
    private Path folder;

    private CropCache cache;

    @BeforeEach
    void makeCache() {
        cache = new CropCache(folder.resolve("crops"));
    }

    private static DataSpec spec(double factor, Border border, Colour colour, List<Augmentation> augment) {
        CropSpec crop = new CropSpec(Region.BOX, factor, null, border);
        InputSpec input = new InputSpec(8, 8, colour, null);
        return new DataSpec(null, null, LandmarkScheme.NOSE, null, null, crop, input, null, augment, null);
    }

    /** Faces on photos of their own, of 16x12 pixels. */
    private List<FaceSample> samples(int count) {
        List<FaceSample> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path photo = Photos.write(
                    folder.resolve(i + ".png"),
                    Photos.gradient(16, 12 + i, java.awt.image.BufferedImage.TYPE_INT_RGB),
                    "png");
            BoundingBox box = new BoundingBox(2 + i, 3, 9, 8);
            faces.add(new FaceSample("face " + i, photo, new ImageSize(16, 12 + i), box, Landmarks.of(5, 5)));
        }
        return faces;
    }

    private static List<PlacedFace> placed(List<FaceSample> faces, DataSpec spec) {
        return faces.stream().map(face -> PlacedFace.of(face, spec)).toList();
    }

    private static byte[] bytes(PatchPixels pixels, DataSpec spec) {
        try (PatchCutter cutter = PatchCutter.of(spec);
                Mat target = new Mat()) {
            pixels.copyTo(target, cutter);
            ByteBuffer values = target.createBuffer();
            byte[] bytes = new byte[values.remaining()];
            values.get(bytes);
            return bytes;
        }
    }

    private static List<byte[]> fromPhotos(List<PlacedFace> faces, DataSpec spec) {
        return faces.stream()
                .map(face -> bytes(new PhotoPixels(face.face(), face.patch()), spec))
                .toList();
    }

    private static void assertHolds(CropFile file, List<PlacedFace> faces, DataSpec spec, List<byte[]> wanted) {
        for (int i = 0; i < faces.size(); i++) {
            assertThat(bytes(file.pixels(i, faces.get(i), spec.input().channels()), spec))
                    .as("face %d", i)
                    .isEqualTo(wanted.get(i));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cache.folder())) {
            return files.toList();
        }
    }

    /** Other bytes in the place of a photo's, of which its size and time say nothing. */
    private static void spoil(Path photo) throws IOException {
        FileTime time = Files.getLastModifiedTime(photo);
        Files.write(photo, new byte[(int) Files.size(photo)]);
        Files.setLastModifiedTime(photo, time);
    }

    @Test
    void holdsWhatThePhotosHoldAndOpensNoneAgain() throws IOException {
        for (Colour colour : Colour.values()) {
            DataSpec spec = spec(2.0, Border.ZERO, colour, List.of());
            List<PlacedFace> faces = placed(samples(5), spec);
            List<byte[]> wanted = fromPhotos(faces, spec);
            assertThat(cache.find(SET, faces, spec)).isEmpty();
            List<Integer> told = java.util.Collections.synchronizedList(new ArrayList<>());
            assertHolds(cache.make(SET, faces, spec, told::add), faces, spec, wanted);
            assertThat(told).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
            for (PlacedFace face : faces) {
                spoil(face.face().photo());
            }
            CropFile found = cache.find(SET, faces, spec).orElseThrow();
            assertHolds(found, faces, spec, wanted);
            assertThat(found.bytes())
                    .isEqualTo(wanted.stream().mapToLong(bytes -> bytes.length).sum());
        }
    }

    @Test
    void isNoLongerFoundWhenAPhotoHasChanged() throws IOException {
        List<PlacedFace> faces = placed(samples(3), SPEC);
        cache.make(SET, faces, SPEC, done -> {});
        Path photo = faces.get(1).face().photo();
        FileTime time = Files.getLastModifiedTime(photo);
        Files.setLastModifiedTime(photo, FileTime.from(time.toInstant().plusSeconds(2)));
        assertThat(cache.find(SET, faces, SPEC)).as("by its time").isEmpty();
        Files.setLastModifiedTime(photo, time);
        assertThat(cache.find(SET, faces, SPEC)).isPresent();
        byte[] bytes = Files.readAllBytes(photo);
        Files.write(photo, Arrays.copyOf(bytes, bytes.length + 1));
        Files.setLastModifiedTime(photo, time);
        assertThat(cache.find(SET, faces, SPEC)).as("by its size").isEmpty();
        Files.delete(photo);
        assertThat(cache.find(SET, faces, SPEC)).as("gone").isEmpty();
    }

    @Test
    void isFoundByWhatIsWantedOfTheFaces() throws IOException {
        List<FaceSample> samples = samples(3);
        cache.make(SET, placed(samples, SPEC), SPEC, done -> {});
        List<DataSpec> others = List.of(
                spec(1.5, null, Colour.GREY, List.of()),
                spec(1.0, Border.ZERO, Colour.GREY, List.of()),
                spec(1.0, null, Colour.RGB, List.of()),
                spec(1.0, null, Colour.GREY, List.of(new Scaling(null, new Range(0.5, 1)))));
        for (DataSpec other : others) {
            assertThat(cache.find(SET, placed(samples, other), other)).isEmpty();
        }
        assertThat(cache.find("another", placed(samples, SPEC), SPEC)).isEmpty();
        assertThat(cache.find(SET, placed(samples.subList(0, 2), SPEC), SPEC)).isEmpty();
        DataSpec sameCrops = spec(1.0, null, Colour.GREY, List.of(new Noise(null, null)));
        assertThat(cache.find(SET, placed(samples, sameCrops), sameCrops))
                .as("changes of pixels need no other crops")
                .isPresent();
        DataSpec mirrored = spec(1.0, null, Colour.GREY, List.of(new Mirror(null)));
        cache.make(SET, placed(samples, mirrored), mirrored, done -> {});
        assertThat(files()).hasSize(2);
        assertThat(cache.find(SET, placed(samples, SPEC), SPEC)).isPresent();
    }

    @Test
    void aFileCutOffAnywhereIsNotFound() throws IOException {
        List<PlacedFace> faces = placed(samples(3), SPEC);
        Path file = cache.make(SET, faces, SPEC, done -> {}).path();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(cache.find(SET, faces, SPEC)).as("%d bytes", length).isEmpty();
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(cache.find(SET, faces, SPEC)).as("a byte too many").isEmpty();
    }

    @Test
    void aByteThatHasChangedDoesNotShow() throws IOException {
        List<PlacedFace> faces = placed(samples(3), SPEC);
        List<byte[]> wanted = fromPhotos(faces, SPEC);
        CropFile made = cache.make(SET, faces, SPEC, done -> {});
        byte[] whole = Files.readAllBytes(made.path());
        try (Warnings warnings = new Warnings()) {
            for (int i = 0; i < whole.length; i++) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) (1 << i % 8);
                Files.write(made.path(), changed);
                var found = cache.find(SET, faces, SPEC);
                assertThat(found.isPresent()).as("byte %d", i).isEqualTo(i < made.bytes());
                if (found.isPresent()) {
                    int before = warnings.lines().size();
                    assertHolds(found.get(), faces, SPEC, wanted);
                    assertHolds(found.get(), faces, SPEC, wanted);
                    assertThat(warnings.lines()).as("warned of once").hasSize(before + 1);
                    assertThat(made.path()).as("made anew next time").doesNotExist();
                }
            }
            assertThat(warnings.lines())
                    .containsOnly("the crops in " + made.path()
                            + " are damaged: photos are decoded instead, and the file" + " is made anew next time");
        }
    }

    @Test
    void keepsWhyAPhotoCanNotBeUsed() throws IOException {
        List<PlacedFace> faces = placed(samples(4), SPEC);
        Path broken = faces.get(1).face().photo();
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 60));
        Path missing = faces.get(2).face().photo();
        Files.delete(missing);
        List<PlacedFace> good = List.of(faces.get(0), faces.get(3));
        List<byte[]> wanted = fromPhotos(good, SPEC);
        cache.make(SET, faces, SPEC, done -> {});
        CropFile found = cache.find(SET, faces, SPEC).orElseThrow();
        assertThat(found.problem(0)).isEmpty();
        assertThat(found.problem(1).orElseThrow()).startsWith(broken + ": ").doesNotContain("\n");
        assertThat(found.problem(2)).contains(missing + ": no such photo");
        assertThat(found.problem(3)).isEmpty();
        assertThat(bytes(found.pixels(3, faces.get(3), 1), SPEC)).isEqualTo(wanted.get(1));
    }

    @Test
    void leavesNothingHalfWhereMakingFails() throws IOException {
        List<PlacedFace> faces = placed(samples(6), SPEC);
        assertThatThrownBy(() -> cache.make(SET, faces, SPEC, done -> {
                    if (done == 3) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(files()).isEmpty();
        assertThat(cache.find(SET, faces, SPEC)).isEmpty();
    }

    @Test
    void saysThatItCanNotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CropCache blocked = new CropCache(file.resolve("crops"));
        List<PlacedFace> faces = placed(samples(1), SPEC);
        assertThat(blocked.find(SET, faces, SPEC)).isEmpty();
        assertThatThrownBy(() -> blocked.make(SET, faces, SPEC, done -> {})).isInstanceOf(IOException.class);
    }

    @Test
    void severalAtOnceMakeOneWholeFile() throws Exception {
        List<PlacedFace> faces = placed(samples(8), SPEC);
        List<byte[]> wanted = fromPhotos(faces, SPEC);
        List<Callable<CropFile>> makers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            makers.add(() -> new CropCache(cache.folder()).make(SET, faces, SPEC, done -> {}));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<CropFile> made : threads.invokeAll(makers)) {
                assertHolds(made.get(), faces, SPEC, wanted);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(files()).hasSize(1);
        assertHolds(cache.find(SET, faces, SPEC).orElseThrow(), faces, SPEC, wanted);
    }

    @Test
    void anOpenFileOutlivesBeingMadeAnewAndCleared() throws IOException {
        List<PlacedFace> faces = placed(samples(3), SPEC);
        List<byte[]> wanted = fromPhotos(faces, SPEC);
        CropFile open = cache.make(SET, faces, SPEC, done -> {});
        cache.make(SET, faces, SPEC, done -> {});
        cache.clear();
        for (PlacedFace face : faces) {
            spoil(face.face().photo());
        }
        assertHolds(open, faces, SPEC, wanted);
    }

    @Test
    void sweepsWhatWasLeftHalfWrittenLongAgo() throws IOException {
        Path old = unfinished(".0.crops.12-3.tmp", Duration.ofHours(25));
        Path young = unfinished(".1.crops.12-3.tmp", Duration.ofHours(23));
        Path other = unfinished("notes.txt", Duration.ofHours(25));
        cache.make(SET, placed(samples(1), SPEC), SPEC, done -> {});
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
    }

    private Path unfinished(String name, Duration age) throws IOException {
        Files.createDirectories(cache.folder());
        Path file = Files.write(cache.folder().resolve(name), new byte[10]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void clearsCropsAlone() throws IOException {
        assertThat(cache.clear()).as("nothing was ever kept").isZero();
        Path notes = unfinished("notes.txt", Duration.ZERO);
        unfinished(".1.crops.12-3.tmp", Duration.ZERO);
        CropFile made = cache.make(SET, placed(samples(1), SPEC), SPEC, done -> {});
        assertThat(cache.clear()).isGreaterThan(10 + made.bytes());
        assertThat(files()).containsExactly(notes);
    }
}
