package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.data.fixture.Photos;

/** Photos that can't be used: each is refused by one line that names the file. */
class PhotosAreRefusedTest {
    @TempDir
    private Path folder;

    private Path photo(String name, byte[] bytes) {
        return Photos.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(Path photo, String problem) {
        for (boolean grey : new boolean[] {false, true}) {
            assertThatThrownBy(() -> PhotoDecoder.decode(photo, grey).close())
                    .as(photo.getFileName().toString())
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(photo + ": ")
                    .hasMessageContaining(problem)
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void missing() {
        assertRefused(folder.resolve("a.jpg"), "no such photo");
        assertRefused(folder, "no such photo");
    }

    @Test
    void noImage() {
        assertRefused(photo("empty.jpg", new byte[0]), "is not an image of a known format (expected JPEG, PNG or BMP)");
        byte[] text = "this is no photo\nat all".getBytes(StandardCharsets.UTF_8);
        assertRefused(photo("text.png", text), "is not an image of a known format");
        assertRefused(photo("zeros.jpg", new byte[1000]), "");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.002, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 0.999})
    void truncatedJpeg(double share) {
        byte[] jpeg = Photos.jpeg(320, 240);
        byte[] part = Arrays.copyOf(jpeg, (int) (share * jpeg.length));
        assertRefused(photo(share + ".jpg", part), "");
    }

    @Test
    void jpegThatLacksTheLastByteOnly() {
        byte[] jpeg = Photos.jpeg(64, 48);
        assertRefused(
                photo("a.jpg", Arrays.copyOf(jpeg, jpeg.length - 1)),
                "is truncated (the JPEG has no end-of-image marker)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.9})
    void endOfAThumbnailDoesNotHideThatThePhotoIsTruncated(double share) throws IOException {
        byte[] whole = Photos.jpegWithThumbnail(320, 240);
        Path photo = photo("a.jpg", whole);
        try (Mat pixels = PhotoDecoder.decode(photo, false)) {
            assertThat(pixels.cols()).isEqualTo(320);
        }
        int thumbnail = Photos.jpeg(8, 8).length + 12;
        int cut = thumbnail + (int) (share * (whole.length - thumbnail));
        Files.write(photo, Arrays.copyOf(whole, cut));
        assertRefused(photo, "truncated");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9})
    void truncatedPng(double share) {
        byte[] png = noise();
        byte[] part = Arrays.copyOf(png, (int) (share * png.length));
        assertRefused(photo(share + ".png", part), "");
    }

    /** A PNG that does not shrink, so that a share of its bytes is that share of its rows. */
    private static byte[] noise() {
        var image = Photos.filled(64, 48, 0);
        Random random = new Random(1);
        for (int i = 0; i < 64 * 48; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt());
        }
        return Photos.encoded(image, "png");
    }

    @Test
    void claimsMorePixelsThanAreAllowed() {
        assertRefused(
                photo("a.png", Photos.pngThatClaims(30_000, 30_000)),
                "is too large: 30000x30000 (at most 100 megapixels)");
        assertRefused(photo("b.png", Photos.pngThatClaims(Integer.MAX_VALUE, Integer.MAX_VALUE)), "is too large");
        assertRefused(photo("c.png", Photos.pngThatClaims(0, 5)), "");
        assertRefused(photo("d.png", Photos.pngThatClaims(-5, 5)), "");
    }

    @Test
    void claimsASideThatTheDecoderRefuses() {
        assertRefused(photo("a.png", Photos.pngThatClaims(2_000_000, 5)), "can't be decoded");
    }

    @Test
    void claimsMorePixelsThanItHolds() {
        assertRefused(photo("a.png", Photos.pngThatClaims(16, 16)), "can't be decoded (truncated or damaged)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp"})
    void damagedHeadersAreRefusedOrRead(String format) {
        byte[] whole = Photos.encoded(Photos.filled(16, 16, 0x804020), format);
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) random.nextInt(256);
            }
            Path photo = photo("a." + format, bytes);
            try {
                PhotoDecoder.decode(photo, false).close();
            } catch (InputException e) {
                assertThat(e).hasMessageStartingWith(photo + ": ");
            }
        }
    }
}
