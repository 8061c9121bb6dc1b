package org.landmark.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.Landmarks;
import org.landmark.data.reader.DlibXmlRecordReader;

class IbugLayoutTest {
    private static final int PHOTOS = 8;

    @TempDir
    private static Path folder;

    private static List<FaceSample> all;
    private static List<FaceSample> fivePoints;

    @BeforeAll
    static void draw() throws IOException {
        SyntheticFaces.writeIbug(folder, PHOTOS, 7);
        all = faces(SyntheticFaces.IBUG_LABELS, 68);
        fivePoints = faces(SyntheticFaces.FIVE_POINT_LABELS, 5);
    }

    private static List<FaceSample> faces(String labels, int points) {
        DlibXmlRecordReader reader = new DlibXmlRecordReader(OptionalInt.of(points));
        reader.initialize(folder.resolve(labels));
        List<FaceSample> faces = new ArrayList<>();
        while (reader.hasNext()) {
            faces.add(reader.nextFace());
        }
        return faces;
    }

    @Test
    void labelsOfAllPointsAreThoseThatPublishedResultsAreOn() throws IOException, NoSuchAlgorithmException {
        byte[] labels = Files.readAllBytes(folder.resolve(SyntheticFaces.IBUG_LABELS));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(labels));
        assertThat(hash).isEqualTo("233a68b7d1269cf72d4ee20a065da2dc109e5db02d1dd418402181d9f11d1f29");
    }

    @Test
    void fivePointsAreTheSamePlacesOfTheSameFaces() {
        assertThat(fivePoints).hasSize(PHOTOS + 1);
        for (int i = 0; i < fivePoints.size(); i++) {
            Landmarks five = fivePoints.get(i).landmarks();
            Landmarks of68 = all.get(i).landmarks();
            assertThat(fivePoints.get(i).id()).isEqualTo(all.get(i).id());
            assertThat(fivePoints.get(i).box()).isEqualTo(all.get(i).box());
            assertThat(five.select(2, 3, 4)).isEqualTo(of68.select(30, 48, 54));
            assertMiddle(five, 0, of68, 36);
            assertMiddle(five, 1, of68, 42);
            assertThat(five.x(0)).isLessThan(five.x(1));
            assertThat(five.x(3)).isLessThan(five.x(4));
        }
    }

    private static void assertMiddle(Landmarks five, int eye, Landmarks of68, int first) {
        // either is rounded to whole pixels
        assertThat(five.x(eye))
                .isCloseTo(
                        IntStream.range(first, first + 6)
                                .mapToDouble(of68::x)
                                .average()
                                .orElseThrow(),
                        within(1.0));
        assertThat(five.y(eye))
                .isCloseTo(
                        IntStream.range(first, first + 6)
                                .mapToDouble(of68::y)
                                .average()
                                .orElseThrow(),
                        within(1.0));
    }

    @Test
    void everyPhotoHasItsPointsBesideItCountedFromOne() throws IOException {
        int headers = 0;
        for (FaceSample face : all) {
            if (face.id().contains("#")) {
                continue; // the second face of a pair, and the file holds one
            }
            String photo = face.photo().toString();
            List<String> lines = Files.readAllLines(Path.of(photo.substring(0, photo.length() - 4) + ".pts"));
            if (lines.size() == 72) {
                headers++;
                assertThat(lines.subList(0, 3)).containsExactly("version: 1", "n_points:  68", "{");
                assertThat(lines.get(71)).isEqualTo("}");
                lines = lines.subList(3, 71);
            }
            assertThat(lines).hasSize(68);
            for (int i = 0; i < 68; i++) {
                String[] xy = lines.get(i).split(" ");
                assertThat(Double.parseDouble(xy[0]) - 1)
                        .isCloseTo(face.landmarks().x(i), within(0.500001));
                assertThat(Double.parseDouble(xy[1]) - 1)
                        .isCloseTo(face.landmarks().y(i), within(0.500001));
            }
        }
        assertThat(headers).isEqualTo(3);
    }
}
