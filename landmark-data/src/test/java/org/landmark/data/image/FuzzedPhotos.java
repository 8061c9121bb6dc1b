package org.landmark.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.fixture.Mutations;
import org.landmark.data.fixture.Photos;

/** Reads the headers of photos of any content and decodes them; each is read or refused in one line. */
final class FuzzedPhotos {
    /** A format, and a good photo of it to be damaged. */
    enum Format {
        JPEG(Photos.jpeg(16, 12)),
        JPEG_WITH_THUMBNAIL(Photos.jpegWithThumbnail(16, 12)),
        PNG(Photos.png(16, 12)),
        BMP(Photos.encoded(Photos.filled(16, 12, 0x804020), "bmp"));

        private final String good;

        Format(byte[] good) {
            this.good = new String(good, StandardCharsets.ISO_8859_1);
        }

        byte[] damaged(long seed) {
            return Mutations.of(good, seed).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final Path NAME = Path.of("fuzzed");

    private FuzzedPhotos() {}

    /** The size in a header, if it is not refused. */
    static Optional<ImageSize> header(byte[] photo) {
        try {
            ImageSize size = PhotoHeader.size(ByteBuffer.wrap(photo), NAME);
            assertThat((long) size.width() * size.height()).isLessThanOrEqualTo(PhotoHeader.MAX_PIXELS);
            return Optional.of(size);
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(NAME + ": ").message().doesNotContain("\n");
            return Optional.empty();
        }
    }

    /** Decodes a photo from a file, which must have the size that its header says. */
    static void decode(Path file, byte[] photo) {
        Photos.write(file, photo);
        try (Mat pixels = PhotoDecoder.decode(file, false)) {
            assertThat(header(photo)).contains(new ImageSize(pixels.cols(), pixels.rows()));
            assertThat(PhotoHeader.size(file)).isEqualTo(new ImageSize(pixels.cols(), pixels.rows()));
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(file + ": ").message().doesNotContain("\n");
        }
    }
}
