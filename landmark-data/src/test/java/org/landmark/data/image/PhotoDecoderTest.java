package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.ImageSize;
import org.landmark.data.fixture.Photos;

class PhotoDecoderTest {
    private static final int RED = 0;
    private static final int GREEN = 1;
    private static final int BLUE = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "grey.png, png, " + BufferedImage.TYPE_BYTE_GRAY,
        "colour.png, png, " + BufferedImage.TYPE_INT_RGB,
        "alpha.png, png, " + BufferedImage.TYPE_INT_ARGB,
        "colour.jpg, jpg, " + BufferedImage.TYPE_INT_RGB,
        "grey.jpg, jpg, " + BufferedImage.TYPE_BYTE_GRAY,
        "colour.bmp, bmp, " + BufferedImage.TYPE_INT_RGB,
        "a_png.jpg, png, " + BufferedImage.TYPE_INT_ARGB,
    })
    void decodesByContent(String name, String format, int type) {
        Path photo = Photos.write(folder.resolve(name), Photos.gradient(32, 20, type), format);
        assertThat(PhotoHeader.size(photo)).isEqualTo(new ImageSize(32, 20));
        try (Mat colour = PhotoDecoder.decode(photo, false);
                Mat grey = PhotoDecoder.decode(photo, true)) {
            assertThat(colour.channels()).isEqualTo(3);
            assertThat(grey.channels()).isEqualTo(1);
            assertThat(colour.cols()).isEqualTo(32);
            assertThat(colour.rows()).isEqualTo(20);
            assertThat(grey.cols()).isEqualTo(32);
            assertThat(grey.rows()).isEqualTo(20);
        }
    }

    @Test
    void putsBlueFirst() {
        Path photo = Photos.write(folder.resolve("a.png"), Photos.filled(8, 8, 0x0A141E), "png");
        try (Mat pixels = PhotoDecoder.decode(photo, false)) {
            ByteBuffer values = pixels.createBuffer();
            assertThat(values.get(2 - RED)).isEqualTo((byte) 10);
            assertThat(values.get(2 - GREEN)).isEqualTo((byte) 20);
            assertThat(values.get(2 - BLUE)).isEqualTo((byte) 30);
        }
    }

    @Test
    void weighsColoursToGreyAsTelevisionDoes() {
        Path photo = Photos.write(folder.resolve("a.png"), Photos.filled(8, 8, 0xFF0000), "png");
        try (Mat pixels = PhotoDecoder.decode(photo, true)) {
            ByteBuffer values = pixels.createBuffer();
            assertThat(values.get(0) & 0xFF).isEqualTo(76);
        }
    }
}
