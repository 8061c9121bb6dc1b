package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.fixture.Photos;

class PhotoTest {
    @TempDir
    Path folder;

    /** Where the four corners of an upright photo, clockwise from the upper left one, lie in the file (EXIF 2.32, 4.6.4.A). */
    @ParameterizedTest
    @CsvSource({
        "1, 0 0, 39 0, 39 23",
        "2, 39 0, 0 0, 0 23",
        "3, 39 23, 0 23, 0 0",
        "4, 0 23, 39 23, 39 0",
        "5, 0 0, 0 23, 39 23",
        "6, 0 23, 0 0, 39 0",
        "7, 39 23, 39 0, 0 0",
        "8, 39 0, 39 23, 0 23"
    })
    void exifSaysHowPixelsLie(int value, String upperLeft, String upperRight, String lowerRight) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            try (Photo photo = Photo.of(withExif(quarters(40, 24), value, order), "turned.jpg")) {
                int right = photo.size().width() - 1;
                int bottom = photo.size().height() - 1;
                assertThat(photo.size()).isEqualTo(value < 5 ? new ImageSize(40, 24) : new ImageSize(24, 40));
                assertThat(photo.sizeInFile()).isEqualTo(new ImageSize(40, 24));
                Landmarks corners = photo.inFile(Landmarks.of(0, 0, right, 0, right, bottom));
                assertThat(corners.toArray())
                        .containsExactly(numbers(upperLeft + " " + upperRight + " " + lowerRight), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anUprightPixelIsTheOneThatItComesFrom(int value) throws IOException {
        BufferedImage image = quarters(40, 24);
        try (Photo photo = Photo.of(withExif(image, value, ByteOrder.BIG_ENDIAN), "turned.jpg");
                Photo file = Photo.of(Photos.encoded(image, "jpg"), "as it lies.jpg")) {
            BufferedImage upright = photo.image();
            for (int y = 0; y < upright.getHeight(); y++) {
                for (int x = 0; x < upright.getWidth(); x++) {
                    Landmarks at = photo.inFile(Landmarks.of(x, y));
                    int fileX = (int) Math.round(at.x(0));
                    int fileY = (int) Math.round(at.y(0));
                    assertThat(upright.getRGB(x, y)).isEqualTo(file.image().getRGB(fileX, fileY));
                    assertThat(luma(photo.grey(), x, y)).isEqualTo(luma(file.grey(), fileX, fileY));
                }
            }
            assertThat(luma(file.grey(), 2, 2)).isNotEqualTo(luma(file.grey(), 38, 22));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void boxesGoBothWays(int value) throws IOException {
        try (Photo photo = Photo.of(withExif(quarters(40, 24), value, ByteOrder.BIG_ENDIAN), "turned.jpg")) {
            BoundingBox upright = new BoundingBox(2, 3, 11, 7);
            BoundingBox inFile = photo.inFile(upright);
            assertThat(photo.upright(inFile)).isEqualTo(upright);
            assertThat(photo.inFile(BoundingBox.whole(photo.size()))).isEqualTo(new BoundingBox(0, 0, 40, 24));
            // the middle of the box is the middle of its middle pixel
            assertThat(photo.inFile(Landmarks.of(7, 6)).toArray())
                    .containsExactly(
                            new double[] {
                                inFile.left() + inFile.width() / 2 - 0.5, inFile.top() + inFile.height() / 2 - 0.5
                            },
                            within(1e-9));
        }
    }

    @Test
    void tornOrStrangeExifLeavesAPhotoAsItLies() throws IOException {
        BufferedImage image = quarters(40, 24);
        byte[] turned = withExif(image, 6, ByteOrder.BIG_ENDIAN);
        byte[] offset = turned.clone();
        offset[2 + xmp().length + 4 + 6 + 6] = (byte) 0xFF; // the directory far behind the segment's end
        assertUpright(offset);
        assertUpright(withExif(image, 9, ByteOrder.BIG_ENDIAN));
        assertUpright(withExif(image, 0, ByteOrder.LITTLE_ENDIAN));
        assertUpright(Photos.jpeg(40, 24));
        assertUpright(Photos.jpegWithThumbnail(40, 24));
        assertUpright(Photos.png(40, 24));
    }

    private static void assertUpright(byte[] file) {
        try (Photo photo = Photo.of(file, "photo.jpg")) {
            assertThat(photo.size()).isEqualTo(new ImageSize(40, 24));
            assertThat(photo.inFile(Landmarks.of(3, 5))).isEqualTo(Landmarks.of(3, 5));
        }
    }

    @Test
    void isWhatTrainingDecodes() {
        Path file = Photos.write(folder.resolve("photo.jpg"), Photos.jpeg(50, 30));
        try (Photo photo = Photo.read(file);
                Mat grey = PhotoDecoder.decode(file, true);
                Mat colour = PhotoDecoder.decode(file, false)) {
            assertThat(bytes(photo.grey())).isEqualTo(bytes(grey));
            assertThat(bytes(photo.colour())).isEqualTo(bytes(colour));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void takesImagesOfAnyKind(int type) {
        BufferedImage image = Photos.gradient(31, 17, type);
        try (Photo photo = Photo.of(image);
                Photo part = Photo.of(image.getSubimage(3, 2, 20, 10))) {
            BufferedImage back = photo.image();
            for (int i = 0; i < 31 * 17; i++) {
                assertThat(back.getRGB(i % 31, i / 31)).isEqualTo(image.getRGB(i % 31, i / 31));
            }
            assertThat(part.image().getRGB(5, 6)).isEqualTo(image.getRGB(8, 8));
            assertThat(part.size()).isEqualTo(new ImageSize(20, 10));
        }
    }

    @Test
    void refusesWhatIsNoPhoto() {
        byte[] torn = java.util.Arrays.copyOf(Photos.jpeg(50, 30), 400);
        assertThatThrownBy(() -> Photo.of(torn, "torn.jpg"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("torn.jpg")
                .hasMessageContaining("truncated");
        assertThatThrownBy(() -> Photo.of("hello".getBytes(StandardCharsets.UTF_8), "upload"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("upload")
                .hasMessageContaining("JPEG, PNG or BMP");
        assertThatThrownBy(() -> Photo.of(Photos.pngThatClaims(60_000, 60_000), "bomb.png"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bomb.png")
                .hasMessageContaining("megapixels");
        assertThatThrownBy(() -> Photo.read(folder.resolve("none.jpg")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.jpg");
    }

    @Test
    void transparencyIsKeptWhereItIsAskedFor() {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(1, 0, 0x80FF4010);
        picture.setRGB(2, 1, 0xFF123456);
        Path file = Photos.write(folder.resolve("glass.png"), picture, "png");
        BufferedImage read = PhotoDecoder.transparent(file);
        for (int i = 0; i < 6; i++) {
            int pixel = picture.getRGB(i % 3, i / 3);
            assertThat(read.getRGB(i % 3, i / 3)).isEqualTo(pixel);
        }
        Path opaque = Photos.write(folder.resolve("opaque.png"), Photos.png(4, 4));
        assertThatThrownBy(() -> PhotoDecoder.transparent(opaque))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("opaque.png: has no transparency");
    }

    /** A photo whose four quarters differ in colour and brightness. */
    private static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] colours = {0xF04040, 0x40F040, 0x4040F0, 0xF0F0F0};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colours[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)]);
            }
        }
        return image;
    }

    private static byte[] xmp() {
        return new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 8, 'h', 't', 't', 'p', 0, 0};
    }

    /** A JPEG with a segment of another use of the same marker, and then EXIF of two entries. */
    private static byte[] withExif(BufferedImage image, int orientation, ByteOrder order) throws IOException {
        byte[] jpeg = Photos.encoded(image, "jpg");
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4).order(order);
        tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2);
        tiff.putShort((short) 0x0100)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 40)
                .putShort((short) 0);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(xmp());
        int length = 2 + 6 + tiff.capacity();
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.write(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int luma(Mat grey, int x, int y) {
        return grey.<ByteBuffer>createBuffer().get(y * grey.cols() + x) & 0xFF;
    }

    private static byte[] bytes(Mat pixels) {
        ByteBuffer buffer = pixels.createBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
