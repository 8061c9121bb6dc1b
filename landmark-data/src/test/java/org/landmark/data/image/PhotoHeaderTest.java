package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.fixture.Photos;
import org.landmark.data.fixture.RealData;
import org.landmark.data.spec.DatasetKind;

class PhotoHeaderTest {
    private static final Path NAME = Path.of("a.jpg");

    @TempDir
    private Path folder;

    /** What a header in memory and the same in a file say, which is one thing. */
    private ImageSize size(byte[] bytes) {
        ImageSize ofFile = PhotoHeader.size(Photos.write(folder.resolve("a"), bytes));
        ByteBuffer within = ByteBuffer.allocate(bytes.length + 7).position(3).put(bytes);
        within.flip().position(3);
        assertThat(PhotoHeader.size(within, NAME)).isEqualTo(ofFile);
        assertThat(within.position()).isEqualTo(3);
        assertThat(within.remaining()).isEqualTo(bytes.length);
        return ofFile;
    }

    private void assertRefused(byte[] bytes, String problem) {
        Path photo = Photos.write(folder.resolve("a"), bytes);
        assertThatThrownBy(() -> PhotoHeader.size(photo))
                .isInstanceOf(InputException.class)
                .hasMessage(photo + ": " + problem);
        assertThatThrownBy(() -> PhotoHeader.size(ByteBuffer.wrap(bytes), NAME))
                .isInstanceOf(InputException.class)
                .hasMessage(NAME + ": " + problem);
    }

    private void assertBroken(byte[] bytes, String problem) {
        assertRefused(bytes, "has a broken image header (" + problem + ")");
    }

    private static byte[] with(byte[] bytes, int position, int value) {
        byte[] changed = bytes.clone();
        changed[position] = (byte) value;
        return changed;
    }

    /** The frame header's length stands here in what {@link Photos#jpeg} gives. */
    private static int frame(byte[] jpeg) {
        for (int i = 2; ; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF)) {
            if ((jpeg[i + 1] & 0xFF) == 0xC0) {
                return i + 2;
            }
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        List.of(parts).forEach(whole::put);
        return whole.array();
    }

    @ParameterizedTest
    @CsvSource({"jpg, 1", "jpg, 10", "png, 1", "png, 2", "png, 10", "bmp, 1", "bmp, 10", "bmp, 12"})
    void readsEveryFormat(String format, int type) {
        BufferedImage image = new BufferedImage(301, 17, type);
        assertThat(size(Photos.encoded(image, format))).isEqualTo(new ImageSize(301, 17));
    }

    @Test
    void readsPastLongSegmentsAndFillBytes() {
        byte[] jpeg = Photos.jpeg(33, 21);
        byte[] comment = new byte[65_537];
        Arrays.fill(comment, (byte) 0xFF);
        comment[1] = (byte) 0xFE;
        byte[] standsAlone = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x01};
        byte[] start = Arrays.copyOf(jpeg, 2);
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        assertThat(size(joined(start, comment, comment, standsAlone, comment, rest)))
                .isEqualTo(new ImageSize(33, 21));
        assertThat(size(Photos.jpegWithThumbnail(99, 98))).isEqualTo(new ImageSize(99, 98));
    }

    @Test
    void readsBitmapsFromTopToBottomAndOldOnes() {
        byte[] bmp = Photos.encoded(Photos.filled(5, 4, 0), "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -4);
        assertThat(size(bmp)).isEqualTo(new ImageSize(5, 4));
        ByteBuffer core = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        core.put(0, new byte[] {'B', 'M'})
                .putInt(14, 12)
                .putShort(18, (short) 40_000)
                .putShort(20, (short) 3);
        core.putShort(22, (short) 1).putShort(24, (short) 24);
        assertThat(size(core.array())).isEqualTo(new ImageSize(40_000, 3));
    }

    @Test
    void refusesBrokenJpegs() {
        byte[] jpeg = Photos.jpeg(33, 21);
        int frame = frame(jpeg);
        assertBroken(Arrays.copyOf(jpeg, 20), "the JPEG has no frame header before its pixels or its end");
        assertBroken(Arrays.copyOf(jpeg, frame + 10), "the file ends within the JPEG's frame header");
        assertBroken(Arrays.copyOf(jpeg, frame + 16), "the file ends within the JPEG's frame header");
        assertThat(size(Arrays.copyOf(jpeg, frame + 17))).isEqualTo(new ImageSize(33, 21));
        assertBroken(with(jpeg, frame + 1, 16), "expected a frame header of 17 bytes for 3 components, came 16");
        assertBroken(with(jpeg, frame + 2, 12), "expected 8 bits a sample, came 12");
        assertBroken(with(jpeg, frame + 4, 0), "the image is empty: 33x0");
        assertBroken(with(jpeg, frame + 6, 0), "the image is empty: 0x21");
        assertBroken(with(jpeg, frame + 7, 2), "expected 1, 3 or 4 components, came 2");
        assertBroken(with(jpeg, frame - 1, 0xDA), "the JPEG has no frame header before its pixels or its end");
        assertBroken(with(jpeg, 3, 0xD9), "the JPEG has no frame header before its pixels or its end");
        assertBroken(with(with(jpeg, 4, 0), 5, 1), "the JPEG has no frame header before its pixels or its end");
    }

    @Test
    void refusesBrokenPngs() {
        byte[] png = Photos.png(8, 8);
        assertBroken(Arrays.copyOf(png, 32), "the file ends within the PNG's first chunk");
        assertBroken(with(png, 12, 'J'), "the PNG's first chunk is not IHDR");
        assertBroken(with(png, 11, 12), "the PNG's first chunk is not IHDR");
        assertBroken(with(png, 19, 9), "the checksum of the PNG's first chunk is wrong");
        assertBroken(Photos.pngThatClaims(0, 5), "the image is empty: 0x5");
        assertBroken(Photos.pngThatClaims(5, -5), "the image is empty: 5x4294967291");
    }

    @Test
    void refusesBrokenBitmaps() {
        byte[] bmp = Photos.encoded(Photos.filled(5, 4, 0), "bmp");
        assertBroken(with(bmp, 14, 41), "no bitmap has a header of 41 bytes");
        assertBroken(with(bmp, 17, 0xFF), "no bitmap has a header of 4278190120 bytes");
        assertBroken(Arrays.copyOf(bmp, 16), "the file ends within the bitmap's header");
        assertBroken(Arrays.copyOf(bmp, 53), "the file ends within the bitmap's header");
        assertBroken(with(bmp, 18, 0), "the image is empty: 0x4");
        assertBroken(with(bmp, 21, 0x80), "the image is empty: -2147483643x4");
        assertBroken(with(with(bmp, 22, 0), 25, 0x80), "the image is empty: 5x-2147483648");
        assertBroken(with(bmp, 26, 3), "expected 1 plane, came 3");
        assertBroken(with(bmp, 28, 7), "expected 1, 4, 8, 16, 24 or 32 bits a pixel, came 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GIF89a\0\0\0\0", "II*\0\b\0\0\0", "MM\0*\0\0\0\b", "RIFF0000WEBPVP8 ", "", "B", "\u00FF\u00D8"})
    void namesTheFormatsThatAreRead(String beginning) {
        assertRefused(
                beginning.getBytes(StandardCharsets.ISO_8859_1),
                "is not an image of a known format (expected JPEG, PNG or BMP)");
    }

    @Test
    void refusesMoreThanAHundredMegapixels() {
        assertThat(size(Photos.pngThatClaims(10_000, 10_000))).isEqualTo(new ImageSize(10_000, 10_000));
        assertRefused(Photos.pngThatClaims(30_000, 30_000), "is too large: 30000x30000 (at most 100 megapixels)");
        assertRefused(Photos.pngThatClaims(100_000_001, 1), "is too large: 100000001x1 (at most 100 megapixels)");
    }

    @Test
    void tellsThatAPhotoIsMissing() {
        assertThatThrownBy(() -> PhotoHeader.size(folder.resolve("b.jpg")))
                .isInstanceOf(MissingPhotoException.class)
                .hasMessage(folder.resolve("b.jpg") + ": no such photo");
        assertThatThrownBy(() -> PhotoHeader.size(folder)).isInstanceOf(MissingPhotoException.class);
    }

    /** The JDK's readers as judges, and how long both take. */
    @ParameterizedTest
    @ValueSource(strings = {"IMM", "IBUG300W"})
    void agreesWithImageIoOnRealPhotos(String kind) throws IOException {
        List<Path> photos;
        try (Stream<Path> files = Files.walk(RealData.folder(DatasetKind.valueOf(kind)))) {
            photos = files.filter(file -> file.toString().endsWith(".jpg")).toList();
        }
        assertThat(photos).isNotEmpty();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            List<ImageSize> own = photos.stream().map(PhotoHeader::size).toList();
            long middle = System.nanoTime();
            List<ImageSize> judges =
                    photos.stream().map(PhotoHeaderTest::byImageIo).toList();
            long end = System.nanoTime();
            assertThat(own).isEqualTo(judges);
            System.out.printf(
                    "%s: a header takes %.1f us, with ImageIO %.1f us%n",
                    kind, (middle - start) / 1e3 / photos.size(), (end - middle) / 1e3 / photos.size());
        }
    }

    private static ImageSize byImageIo(Path photo) {
        try (ImageInputStream in = ImageIO.createImageInputStream(photo.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                return new ImageSize(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
