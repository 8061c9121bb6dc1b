package org.landmark.eval.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.draw.Canvas;
import org.landmark.data.image.Photo;

class VideoTest {
    @TempDir
    Path folder;

    /** An AVI of Motion JPEG by another library. */
    @Test
    void readsAnAviPictureByPicture() {
        Path file = folder.resolve("small.avi");
        int code =
                org.bytedeco.opencv.opencv_videoio.VideoWriter.fourcc((byte) 'M', (byte) 'J', (byte) 'P', (byte) 'G');
        try (Size size = new Size(64, 48);
                org.bytedeco.opencv.opencv_videoio.VideoWriter writer =
                        new org.bytedeco.opencv.opencv_videoio.VideoWriter(file.toString(), code, 10, size, true)) {
            for (int i = 0; i < 6; i++) {
                try (Mat picture = new Mat(48, 64, opencv_core.CV_8UC3, new Scalar(40 * i, 0, 200, 0))) {
                    writer.write(picture);
                }
            }
            writer.release();
        }
        try (VideoReader reader = VideoReader.open(file)) {
            assertThat(reader.size()).isEqualTo(new ImageSize(64, 48));
            assertThat(reader.rate()).isCloseTo(10, within(0.01));
            List<Integer> blues = blues(reader);
            assertThat(blues).hasSize(6).isSorted();
            assertThat(blues.get(5)).isCloseTo(200, within(15));
        }
    }

    @Test
    void whatIsWrittenIsReadAndNothingIsLeftOfAnUnfinishedVideo() throws IOException {
        Path file = folder.resolve("deep/small.mp4");
        try (VideoWriter writer = new VideoWriter(file, new ImageSize(65, 49), 20)) {
            for (int i = 0; i < 8; i++) {
                writer.write(Canvas.filled(65, 49, new Color(30, 30, 30 * i)));
            }
            assertThat(file).doesNotExist();
            writer.finish();
        }
        try (VideoReader reader = VideoReader.open(file)) {
            assertThat(reader.size()).isEqualTo(new ImageSize(64, 48));
            List<Integer> blues = blues(reader);
            assertThat(blues).hasSize(8).isSorted();
            assertThat(blues.get(7)).isCloseTo(210, within(30));
            assertThat(reader.next()).isEmpty();
        }
        try (VideoWriter writer = new VideoWriter(folder.resolve("deep/other.mp4"), new ImageSize(64, 48), 20)) {
            writer.write(Canvas.filled(64, 48, Color.RED));
        }
        try (var left = Files.list(folder.resolve("deep"))) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void refusesWhatIsNoVideo() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "hello");
        assertThatThrownBy(() -> VideoReader.open(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("text.mp4: is no video that can be read");
        assertThatThrownBy(() -> VideoReader.open(folder.resolve("none.mp4")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.mp4: no such video");
    }

    private static List<Integer> blues(VideoReader reader) {
        List<Integer> blues = new ArrayList<>();
        for (Optional<Photo> next = reader.next(); next.isPresent(); next = reader.next()) {
            try (Photo photo = next.get()) {
                blues.add(photo.image().getRGB(20, 20) & 0xFF);
            }
        }
        return blues;
    }
}
