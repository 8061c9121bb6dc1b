package org.landmark.data.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.cache.CropCache;
import org.landmark.data.fixture.AnyMovements;
import org.landmark.data.fixture.Photos;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.transform.Border;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;

class PatchTest {
    private static final ImageSize SIZE = new ImageSize(211, 163);
    private static Path photo;
    private static Path crops;

    @TempDir
    private Path folder;

    @BeforeContainer
    static void makePhoto() throws IOException {
        BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SIZE.width() * SIZE.height(); i++) {
            image.setRGB(i % SIZE.width(), i / SIZE.width(), random.nextInt(1 << 24));
        }
        photo = Photos.write(Files.createTempFile("patch", ".png"), image, "png");
        crops = Files.createTempDirectory("crops");
    }

    @AfterContainer
    static void deletePhoto() throws IOException {
        Files.delete(photo);
        new CropCache(crops).clear();
        Files.delete(crops);
    }

    /** A face whose box, and so whose crop, lies anywhere about the photo. */
    private static FaceSample face(SplittableRandom random) {
        int width = 1 + random.nextInt(1 << random.nextInt(3, 10));
        int height = 1 + random.nextInt(1 << random.nextInt(3, 10));
        BoundingBox box = new BoundingBox(
                random.nextInt(-width, SIZE.width() + 1), random.nextInt(-height, SIZE.height() + 1), width, height);
        return new FaceSample("a", photo, SIZE, box, Landmarks.of(50, 50));
    }

    private static DataSpec spec(SplittableRandom random, Augmenter augmenter) {
        Border border = Border.values()[random.nextInt(3)];
        Colour colour = random.nextBoolean() ? Colour.GREY : Colour.RGB;
        InputSpec input = new InputSpec(8 + random.nextInt(60), 8 + random.nextInt(60), colour, null);
        return new DataSpec(
                null,
                null,
                LandmarkScheme.NOSE,
                null,
                null,
                new CropSpec(Region.BOX, 1.0, null, border),
                input,
                null,
                augmenter.augmentations(),
                null);
    }

    private static byte[] picture(DataSpec spec, PlacedFace face, PatchPixels pixels, Augmenter.Drawn drawn) {
        try (PictureWriter writer = new PictureWriter(spec)) {
            return writer.draw(face.patch(), pixels, drawn).bytes();
        }
    }

    private static HeldPixels held(DataSpec spec, PlacedFace face) {
        try (PatchCutter cutter = PatchCutter.of(spec);
                Mat pixels = new Mat()) {
            cutter.cut(face.face(), face.patch(), pixels);
            return HeldPixels.of(face.patch(), pixels);
        }
    }

    /** What is kept for the sake of movements changes nothing where nothing moves. */
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void surroundingsThatAreKeptDoNotShow(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DataSpec wide = spec(random, AnyMovements.augmenter(random));
        FaceSample face = face(random);
        PlacedFace placed = PlacedFace.of(face, wide);
        Crop crop = placed.crop();
        PlacedFace tight = new PlacedFace(face, crop, Patch.of(crop, Extent.of(crop), SIZE, wide.input()));
        Augmenter.Drawn still = Augmenter.Drawn.still(crop);
        assertThat(picture(wide, placed, held(wide, placed), still))
                .isEqualTo(picture(wide, tight, held(wide, tight), still));
    }

    /** Nor does it matter how much more than needed is kept where something moves. */
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void theReachIsEnoughForEveryMovement(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DataSpec spec = spec(random, AnyMovements.augmenter(random));
        FaceSample face = face(random);
        PlacedFace placed = PlacedFace.of(face, spec);
        Patch whole = Patch.of(placed.crop(), new Extent(1e4, 1e4), SIZE, spec.input());
        PlacedFace most = new PlacedFace(face, placed.crop(), whole);
        Augmenter.Drawn drawn = spec.augmenter().draw(random, placed.crop());
        byte[] wanted = picture(spec, most, held(spec, most), drawn);
        byte[] shown = picture(spec, placed, held(spec, placed), drawn);
        int different = 0;
        for (int i = 0; i < wanted.length; i++) {
            different += wanted[i] == shown[i] ? 0 : 1;
        }
        // OpenCV counts in steps of 1/32 pixel, and a position may round to another one when counted from elsewhere
        assertThat(different).isLessThanOrEqualTo(wanted.length / 50);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void picturesAreTheSameWhereverPixelsStand(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        DataSpec spec = spec(random, AnyMovements.augmenter(random));
        PlacedFace face = PlacedFace.of(face(random), spec);
        Augmenter.Drawn drawn = spec.augmenter().draw(random, face.crop());
        byte[] fromPhoto = picture(spec, face, new PhotoPixels(face.face(), face.patch()), drawn);
        PatchPixels filed = new CropCache(crops)
                .make("photo", List.of(face), spec, done -> {})
                .pixels(0, face, spec.input().channels());
        assertThat(picture(spec, face, held(spec, face), drawn)).isEqualTo(fromPhoto);
        assertThat(picture(spec, face, filed, drawn)).isEqualTo(fromPhoto);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void coversTheReachWithinThePhoto(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DataSpec spec = spec(random, AnyMovements.augmenter(random));
        PlacedFace face = PlacedFace.of(face(random), spec);
        Patch patch = face.patch();
        Crop crop = face.crop();
        Extent reach = spec.augmenter().reach(crop);
        assertCovers(patch.left(), patch.blockWidth(), patch.columns(), crop.left(), crop.width(), reach.x(), 211);
        assertCovers(patch.top(), patch.blockHeight(), patch.rows(), crop.top(), crop.height(), reach.y(), 163);
    }

    private static void assertCovers(
            int begin, int block, int blocks, int origin, int length, double reach, int photo) {
        double middle = origin + length / 2.0;
        double first = Math.max(0, middle - reach - 1);
        double last = Math.min(photo, middle + reach + 1);
        int end = begin + block * blocks;
        if (first < last) {
            assertThat((double) begin).isLessThanOrEqualTo(first);
            assertThat((double) end).isGreaterThanOrEqualTo(last);
        }
        assertThat(Math.floorMod(begin - origin, block))
                .as("in step with the crop")
                .isZero();
        assertThat(begin).as("at most a block before the photo").isGreaterThan(-block);
        assertThat(end).as("at most a block behind it").isLessThan(photo + block);
    }

    @Test
    void refusesAPhotoThatHasAnotherSizeThanItHad() {
        Path photo = Photos.write(folder.resolve("a.png"), Photos.png(20, 30));
        FaceSample face = new FaceSample(
                "a", photo, new ImageSize(200, 300), new BoundingBox(0, 0, 200, 300), Landmarks.of(1, 1));
        PlacedFace placed = PlacedFace.of(face, DataSpec.DEFAULT);
        try (PatchCutter cutter = PatchCutter.of(DataSpec.DEFAULT);
                Mat pixels = new Mat()) {
            assertThatThrownBy(() -> cutter.cut(face, placed.patch(), pixels))
                    .isInstanceOf(InputException.class)
                    .hasMessage(photo + ": is 20x30 pixels (expected 200x300, as it was when its annotation was read)");
        }
    }

    @Test
    void holdsWholeChannelsAlone() {
        Patch patch = new Patch(0, 0, 4, 3, 1, 1);
        assertThat(new HeldPixels(patch, new byte[36])).isNotNull();
        assertThatThrownBy(() -> new HeldPixels(patch, new byte[13]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected whole channels of 12 bytes, came 13");
        assertThatThrownBy(() -> new Patch(0, 0, 4, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
