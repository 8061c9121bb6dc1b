package org.landmark.data.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.fixture.Photos;
import org.landmark.data.reader.DlibXmlRecordReader;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.reader.PtsRecordReader;

/** What is written is read back by the readers of the same formats. */
class WrittenLabelsTest {
    private static final Landmarks POINTS = Landmarks.of(3.25, 4.5, 10, 11.75, 20.125, 6);

    @TempDir
    Path folder;

    @Test
    void dlibsXmlComesBackInWholePixels() throws IOException {
        String name = "sub folder/it's <\u00fc> & \"\u5199\u771f\".jpg";
        Photos.write(folder.resolve(name), Photos.jpeg(32, 24));
        BoundingBox first = new BoundingBox(1, 2, 20, 18);
        String text = DlibText.of(
                "a & b",
                "<c>",
                List.of(new DlibText.Image(
                        name,
                        new ImageSize(32, 24),
                        List.of(
                                new DlibText.Face(first, POINTS),
                                new DlibText.Face(new BoundingBox(-3.4, 4, 9, 8), POINTS)))));
        assertThat(text.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 127);
        Path labels = Files.writeString(folder.resolve("labels.xml"), text);
        List<FaceSample> faces = read(new DlibXmlRecordReader(OptionalInt.empty()), labels);
        assertThat(faces).hasSize(2);
        assertThat(faces.get(0).photo()).hasFileName(Path.of(name).getFileName().toString());
        assertThat(faces.get(0).box()).isEqualTo(first);
        assertThat(faces.get(1).box()).isEqualTo(new BoundingBox(-3, 4, 9, 8));
        assertThat(faces.get(0).landmarks()).isEqualTo(Landmarks.of(3, 5, 10, 12, 20, 6));
    }

    @Test
    void ptsComesBackToTheMillionthOfAPixel() throws IOException {
        for (boolean header : new boolean[] {true, false}) {
            Path place = Files.createDirectories(folder.resolve("header" + header));
            Photos.write(place.resolve("face.jpg"), Photos.jpeg(32, 24));
            Files.writeString(place.resolve("face.pts"), PtsText.of(POINTS, header));
            List<FaceSample> faces = read(new PtsRecordReader(OptionalInt.empty()), place);
            assertThat(faces).hasSize(1);
            assertThat(faces.get(0).landmarks().toArray()).containsExactly(POINTS.toArray(), within(1e-6));
        }
    }

    private static List<FaceSample> read(FaceRecordReader reader, Path place) {
        try (reader) {
            reader.initialize(place);
            List<FaceSample> faces = new java.util.ArrayList<>();
            while (reader.hasNext()) {
                faces.add(reader.nextFace());
            }
            return faces;
        }
    }
}
