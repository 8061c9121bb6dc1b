package org.landmark.data.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.fixture.Photos;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.transform.Border;
import org.landmark.data.transform.Crop;

class PictureWriterTest {
    private static final CropSpec WHOLE = new CropSpec(Region.PHOTO, null, null, null);
    private static final CropSpec BOX = new CropSpec(Region.BOX, 1.0, null, null);

    @TempDir
    private Path folder;

    private FaceSample face(BufferedImage image, BoundingBox box) {
        ImageSize size = new ImageSize(image.getWidth(), image.getHeight());
        Path photo = Photos.write(folder.resolve("a.png"), image, "png");
        return new FaceSample("a", photo, size, box, Landmarks.of(1, 1));
    }

    private FaceSample face(BufferedImage image) {
        return face(image, new BoundingBox(0, 0, 1, 1));
    }

    private static InputSpec input(int width, int height, Colour colour) {
        return new InputSpec(width, height, colour, null);
    }

    private static DataSpec spec(CropSpec crop, InputSpec input) {
        return new DataSpec(null, "nose", null, null, crop, input, null, null, null);
    }

    /** The picture's values in the input's range, {@code [C, H, W]}. */
    private static float[] values(CropSpec crop, InputSpec input, FaceSample face) {
        DataSpec spec = spec(crop, input);
        PlacedFace placed = PlacedFace.of(face, spec);
        try (PictureWriter writer = new PictureWriter(spec);
                FloatPointer target = new FloatPointer(input.length() + 1)) {
            target.put(input.length(), 99);
            writer.write(
                    placed.patch(),
                    new PhotoPixels(face, placed.patch()),
                    Augmenter.Drawn.still(placed.crop()),
                    target);
            assertThat(target.get(input.length())).as("behind its place").isEqualTo(99);
            float[] values = new float[input.length()];
            target.get(values);
            return values;
        }
    }

    private static int[] picture(CropSpec crop, InputSpec input, FaceSample face) {
        InputSpec whole = new InputSpec(input.width(), input.height(), input.colour(), List.of(0.0, 255.0));
        float[] values = values(crop, whole, face);
        int[] picture = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            picture[i] = Math.round(values[i]);
        }
        return picture;
    }

    @Test
    void blackAndWhiteAreTheEndsOfTheRange() {
        InputSpec input = new InputSpec(8, 8, Colour.GREY, List.of(-2.0, 6.0));
        assertThat(values(WHOLE, input, face(Photos.filled(20, 30, 0x000000)))).containsOnly(-2);
        for (float value : values(WHOLE, input, face(Photos.filled(20, 30, 0xFFFFFF)))) {
            assertThat(value).isCloseTo(6, within(1e-5f));
        }
    }

    @Test
    void channelsAreRedGreenBlueOneAfterTheOther() {
        int[] picture = picture(WHOLE, input(8, 9, Colour.RGB), face(Photos.filled(16, 18, 0x0A141E)));
        assertThat(picture).hasSize(3 * 72);
        for (int i = 0; i < 72; i++) {
            assertThat(picture[i]).isEqualTo(10);
            assertThat(picture[72 + i]).isEqualTo(20);
            assertThat(picture[144 + i]).isEqualTo(30);
        }
    }

    @Test
    void rowsComeOneAfterTheOther() {
        BufferedImage image = Photos.filled(10, 8, 0x000000);
        image.setRGB(3, 2, 0xFFFFFF);
        int[] picture = picture(WHOLE, input(10, 8, Colour.GREY), face(image));
        for (int i = 0; i < 80; i++) {
            assertThat(picture[i]).as("pixel %d", i).isEqualTo(i == 2 * 10 + 3 ? 255 : 0);
        }
    }

    @Test
    void shrinkingTakesTheMeanOfAnArea() {
        BufferedImage board = Photos.filled(16, 16, 0x000000);
        for (int i = 0; i < 256; i++) {
            if ((i % 16 + i / 16) % 2 == 0) {
                board.setRGB(i % 16, i / 16, 0xFFFFFF);
            }
        }
        assertThat(picture(WHOLE, input(8, 8, Colour.GREY), face(board))).containsOnly(128);
        BufferedImage lines = Photos.filled(64, 64, 0x000000);
        for (int i = 0; i < 64 * 64; i++) {
            if (i % 8 == 0) {
                lines.setRGB(i % 64, i / 64, 0xFFFFFF);
            }
        }
        assertThat(picture(WHOLE, input(8, 8, Colour.GREY), face(lines)))
                .as("one column of eight is white")
                .containsOnly(32);
    }

    @Test
    void growingKeepsTheEdgesOfTheCropWhereTheyAre() {
        BufferedImage halves = Photos.filled(8, 8, 0x000000);
        for (int i = 0; i < 32; i++) {
            halves.setRGB(4 + i % 4, i / 4, 0xFFFFFF);
        }
        int[] picture = picture(WHOLE, input(16, 16, Colour.GREY), face(halves));
        for (int x = 0; x < 16; x++) {
            assertThat(picture[x] + picture[15 - x]).as("column %d", x).isCloseTo(255, within(1));
        }
    }

    @Test
    void cutsTheBoxOut() {
        BufferedImage image = Photos.filled(40, 30, 0x000000);
        for (int i = 0; i < 8 * 10; i++) {
            image.setRGB(20 + i % 8, 11 + i / 8, 0xFFFFFF);
        }
        FaceSample face = face(image, new BoundingBox(20, 11, 8, 10));
        assertThat(picture(BOX, input(8, 10, Colour.GREY), face)).containsOnly(255);
        int[] larger = picture(new CropSpec(Region.BOX, 2.0, null, null), input(16, 20, Colour.GREY), face);
        assertThat(java.util.Arrays.stream(larger).filter(v -> v == 255).count())
                .isEqualTo(80);
    }

    @Test
    void repeatsTheBorderWhereTheCropLeavesThePhoto() {
        BufferedImage image = Photos.filled(10, 10, 0x000000);
        for (int y = 0; y < 10; y++) {
            image.setRGB(0, y, 0x404040);
            image.setRGB(9, y, 0xC0C0C0);
        }
        int[] picture = picture(BOX, input(30, 30, Colour.GREY), face(image, new BoundingBox(-10, -10, 30, 30)));
        for (int y = 0; y < 30; y++) {
            assertThat(picture[30 * y]).isEqualTo(0x40);
            assertThat(picture[30 * y + 10]).isEqualTo(0x40);
            assertThat(picture[30 * y + 11]).isZero();
            assertThat(picture[30 * y + 18]).isZero();
            assertThat(picture[30 * y + 29]).isEqualTo(0xC0);
        }
        assertThat(picture(BOX, input(8, 8, Colour.GREY), face(image, new BoundingBox(50, 50, 8, 8))))
                .as("wholly outside")
                .containsOnly(0xC0);
    }

    @Test
    void takesNoMoreNativeMemoryPictureAfterPicture() {
        BufferedImage image = Photos.gradient(40, 30, BufferedImage.TYPE_INT_RGB);
        DataSpec spec = spec(BOX, input(8, 8, Colour.RGB));
        List<PlacedFace> faces = Stream.of(new BoundingBox(5, 5, 20, 20), new BoundingBox(-5, 3, 30, 20))
                .map(box -> PlacedFace.of(face(image, box), spec))
                .toList();
        try (PictureWriter writer = new PictureWriter(spec);
                FloatPointer target = new FloatPointer(spec.input().length())) {
            long before = 0;
            for (int i = 0; i < 10; i++) {
                for (PlacedFace face : faces) {
                    PatchPixels pixels = new PhotoPixels(face.face(), face.patch());
                    writer.write(face.patch(), pixels, Augmenter.Drawn.still(face.crop()), target);
                }
                before = i == 4 ? Pointer.totalCount() : before;
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void givesTheSamePictureAgain() {
        FaceSample face = face(Photos.gradient(123, 77, BufferedImage.TYPE_INT_RGB), new BoundingBox(-5, 3, 90, 80));
        CropSpec crop = new CropSpec(Region.BOX, 1.3, null, null);
        InputSpec input = input(48, 32, Colour.RGB);
        assertThat(values(crop, input, face)).isEqualTo(values(crop, input, face));
    }

    @Test
    void showsBlackWhereTheCropLeavesThePhotoIfAsked() {
        FaceSample face = face(Photos.filled(10, 10, 0xFFFFFF), new BoundingBox(-10, -10, 30, 30));
        int[] picture = picture(new CropSpec(Region.BOX, 1.0, null, Border.ZERO), input(30, 30, Colour.GREY), face);
        for (int i = 0; i < picture.length; i++) {
            boolean onPhoto = i % 30 >= 10 && i % 30 < 20 && i / 30 >= 10 && i / 30 < 20;
            assertThat(picture[i]).as("pixel %d", i).isEqualTo(onPhoto ? 255 : 0);
        }
    }

    @Test
    void endsTheCropAtThePhotosBordersIfAsked() {
        FaceSample face = face(Photos.gradient(20, 10, BufferedImage.TYPE_INT_RGB), new BoundingBox(-10, -10, 50, 50));
        CropSpec clamped = new CropSpec(Region.BOX, 1.0, null, Border.CLAMP);
        assertThat(PlacedFace.of(face, spec(clamped, input(8, 8, Colour.GREY))).crop())
                .isEqualTo(new Crop(0, 0, 20, 10));
        assertThat(picture(clamped, input(8, 8, Colour.GREY), face))
                .isEqualTo(picture(WHOLE, input(8, 8, Colour.GREY), face));
    }
}
