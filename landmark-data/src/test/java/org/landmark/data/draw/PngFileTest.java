package org.landmark.data.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {
    @Test
    void replacesAFileByThePictureAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/picture.png");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");

        PngFile.write(file, Canvas.filled(7, 5, Color.ORANGE));

        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getWidth()).isEqualTo(7);
        assertThat(Pixels.count(read, Color.ORANGE)).isEqualTo(7 * 5);
        assertThat(PngFile.bytes(read)).isEqualTo(Files.readAllBytes(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
