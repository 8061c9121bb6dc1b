package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.fixture.Photos;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;

class InputEncoderTest {
    private static final CropSpec WHOLE = new CropSpec(Region.PHOTO, null, null);
    private static final CropSpec BOX = new CropSpec(Region.BOX, 1.0, null);

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

    private static int[] picture(CropSpec crop, InputSpec input, FaceSample face) {
        byte[] bytes = new InputEncoder(crop, input).picture(face);
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & 0xFF;
        }
        return values;
    }

    @Test
    void blackAndWhiteAreTheEndsOfTheRange() {
        InputSpec input = new InputSpec(8, 8, Colour.GREY, List.of(-2.0, 6.0));
        InputEncoder encoder = new InputEncoder(WHOLE, input);
        float[] values = new float[2 * 64 + 1];
        values[128] = 99;
        encoder.encode(encoder.picture(face(Photos.filled(20, 30, 0x000000))), values, 0);
        encoder.encode(encoder.picture(face(Photos.filled(20, 30, 0xFFFFFF))), values, 64);
        for (int i = 0; i < 64; i++) {
            assertThat(values[i]).isEqualTo(-2);
            assertThat(values[64 + i]).isCloseTo(6, within(1e-5f));
        }
        assertThat(values[128]).as("behind its place").isEqualTo(99);
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
        int[] larger = picture(new CropSpec(Region.BOX, 2.0, null), input(16, 20, Colour.GREY), face);
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
    void leavesNothingNativeBehind() {
        BufferedImage image = Photos.gradient(40, 30, BufferedImage.TYPE_INT_RGB);
        FaceSample within = face(image, new BoundingBox(5, 5, 20, 20));
        FaceSample beyond = face(image, new BoundingBox(-5, 3, 30, 20));
        InputEncoder encoder = new InputEncoder(BOX, input(8, 8, Colour.RGB));
        encoder.picture(within);
        long before = Pointer.totalCount();
        encoder.picture(within);
        encoder.picture(beyond);
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void givesTheSamePictureAgain() {
        FaceSample face = face(Photos.gradient(123, 77, BufferedImage.TYPE_INT_RGB), new BoundingBox(-5, 3, 90, 80));
        InputEncoder encoder = new InputEncoder(new CropSpec(Region.BOX, 1.3, null), input(48, 32, Colour.RGB));
        assertThat(encoder.picture(face)).isEqualTo(encoder.picture(face));
    }
}
