package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.fixture.Photos;

class PhotoReaderTest {
    private static Path damaged;
    private static Path good;

    @TempDir
    private Path folder;

    @BeforeContainer
    static void makeFiles() throws IOException {
        damaged = Files.createTempFile("damaged", ".jpg");
        good = Photos.write(Files.createTempFile("good", ".png"), Photos.filled(16, 12, 0x5A5A5A), "png");
    }

    @AfterContainer
    static void deleteFiles() throws IOException {
        Files.delete(damaged);
        Files.delete(good);
    }

    private static byte[] bytes(Mat pixels) {
        ByteBuffer values = pixels.createBuffer();
        byte[] bytes = new byte[values.remaining()];
        values.get(bytes);
        return bytes;
    }

    private static byte[] alone(Path photo, boolean grey) {
        try (Mat pixels = PhotoDecoder.decode(photo, grey)) {
            return bytes(pixels);
        }
    }

    @Test
    void readsPhotosOfAllSortsOneAfterTheOther() {
        Path[] photos = {
            Photos.write(folder.resolve("a.jpg"), Photos.gradient(64, 48, BufferedImage.TYPE_INT_RGB), "jpg"),
            Photos.write(folder.resolve("b.png"), Photos.filled(64, 48, 0x123456), "png"),
            Photos.write(folder.resolve("c.png"), Photos.gradient(20, 30, BufferedImage.TYPE_BYTE_GRAY), "png"),
            Photos.write(folder.resolve("d.bmp"), Photos.gradient(64, 48, BufferedImage.TYPE_INT_RGB), "bmp"),
            Photos.write(folder.resolve("e.png"), Photos.gradient(64, 48, BufferedImage.TYPE_INT_ARGB), "png"),
            Photos.write(folder.resolve("f.png"), noise(700, 600), "png"), // larger than the first buffer
            Photos.write(folder.resolve("g.jpg"), Photos.filled(64, 48, 0xFFFFFF), "jpg")
        };
        Path cut = Photos.write(folder.resolve("cut.jpg"), Arrays.copyOf(Photos.jpeg(64, 48), 400));
        Path text = Photos.write(folder.resolve("text.png"), new byte[] {'a', 'b'});
        Path half = Photos.write(folder.resolve("half.png"), Arrays.copyOf(Photos.png(64, 48), 120));
        try (PhotoReader reader = new PhotoReader()) {
            for (int round = 0; round < 3; round++) {
                for (Path photo : photos) {
                    for (boolean grey : new boolean[] {true, false}) {
                        assertThat(bytes(reader.read(photo, grey)))
                                .as("%s", photo)
                                .isEqualTo(alone(photo, grey));
                        for (Path broken : new Path[] {cut, text, half, folder.resolve("none.jpg")}) {
                            assertThatThrownBy(() -> reader.read(broken, grey))
                                    .isInstanceOf(InputException.class)
                                    .hasMessageStartingWith(broken + ": ");
                        }
                    }
                }
            }
        }
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt(1 << 24));
        }
        return image;
    }

    /** A photo of the same size stands in the reader's memory; whatever a damaged one gives, it is not that. */
    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void neverShowsThePhotoBefore(@ForAll FuzzedPhotos.Format format, @ForAll long seed) {
        Photos.write(damaged, format.damaged(seed));
        byte[] fresh;
        try {
            fresh = alone(damaged, false);
        } catch (InputException e) {
            fresh = null;
        }
        try (PhotoReader reader = new PhotoReader()) {
            reader.read(good, false);
            byte[] after = bytes(reader.read(damaged, false));
            assertThat(after).isEqualTo(fresh);
        } catch (InputException e) {
            assertThat(fresh).as("readable by itself").isNull();
        }
    }
}
