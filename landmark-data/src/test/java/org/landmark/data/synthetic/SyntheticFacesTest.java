package org.landmark.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

class SyntheticFacesTest {
    @TempDir
    private Path temp;

    @Test
    void filesDependOnTheSeedAlone() throws IOException {
        SyntheticFaces.writeImm(temp.resolve("a"), 2, 11);
        SyntheticFaces.writeImm(temp.resolve("b"), 1, 11);
        SyntheticFaces.writeImm(temp.resolve("c"), 1, 12);
        Map<String, byte[]> a = contents(temp.resolve("a"));
        Map<String, byte[]> b = contents(temp.resolve("b"));
        Map<String, byte[]> c = contents(temp.resolve("c"));
        assertThat(a).hasSize(24);
        assertThat(b).hasSize(12);
        b.forEach((name, bytes) -> assertThat(a.get(name)).as(name).isEqualTo(bytes));
        c.forEach((name, bytes) -> assertThat(b.get(name)).as(name).isNotEqualTo(bytes));
    }

    @Test
    void filesDoNotDependOnTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
                Locale.setDefault(locale);
                Path cache = temp.resolve(locale.toLanguageTag());
                EmbeddedFaces.imm(new DataSetCache(cache), 1, 3, done -> {});
                EmbeddedFaces.ibug300w(new DataSetCache(cache), 1, 3, done -> {});
                EmbeddedFaces.youtubeFaces(new DataSetCache(cache), 5, 3, done -> {});
            }
        } finally {
            Locale.setDefault(before);
        }
        Map<String, byte[]> expected = everything(temp.resolve("und"));
        Map<String, byte[]> arabic = everything(temp.resolve("ar-EG-u-nu-arab"));
        assertThat(expected)
                .containsKeys(
                        "synthetic-imm-v2-s3-n6/01-1f.asf",
                        "synthetic-ibug-v2-s3-n1/drawn/trainset/0001_1.jpg",
                        "synthetic-ibug-v2-s3-n1/drawn/trainset/0001_1.pts",
                        "synthetic-youtube-v2-s3-n20/test_frames_keypoints.csv");
        assertThat(arabic.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(arabic.get(name)).as(name).isEqualTo(bytes));
    }

    private static Map<String, byte[]> everything(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void asfTextParsesBackToTheGeometry() {
        Landmarks drawn = Studio.frontal(4).annotation().imm58();
        List<String> lines = AsfText.of(drawn, Studio.SIZE, "01-1m.jpg")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(60).startsWith("58").endsWith("01-1m.jpg");
        for (int i = 0; i < 58; i++) {
            String[] fields = lines.get(i + 1).trim().split("\\s+");
            assertThat(fields).hasSize(7);
            assertThat(fields[4]).isEqualTo(Integer.toString(i));
            assertThat(Double.parseDouble(fields[2]) * 640).isCloseTo(drawn.x(i), within(1e-5));
            assertThat(Double.parseDouble(fields[3]) * 480).isCloseTo(drawn.y(i), within(1e-5));
        }
        assertThat(lines.get(14)).matches("1 \t0 \t0\\.\\d{8} \t0\\.\\d{8} \t13 \t20 \t14");
        assertThat(lines.get(58)).endsWith("\t57 \t56 \t57");
    }

    @Test
    void immPhotosAreColourJpegsOfTheUsualSize() throws IOException {
        SyntheticFaces.writeImm(temp, 1, 3);
        try (Stream<Path> files = Files.list(temp)) {
            List<Path> photos = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
            assertThat(photos).hasSize(6);
            assertThat(photos.get(0).getFileName().toString()).matches("01-1[mf]\\.jpg");
            assertThat(Files.size(photos.get(0))).isLessThan(120_000);
            BufferedImage photo = ImageIO.read(photos.get(0).toFile());
            assertThat(photo.getWidth()).isEqualTo(640);
            assertThat(photo.getHeight()).isEqualTo(480);
            assertThat(photo.getColorModel().getNumComponents()).isEqualTo(3);
        }
    }

    @Test
    void labelFileNamesEveryPhotoWithItsFaces() throws IOException, XMLStreamException {
        List<Integer> progress = new ArrayList<>();
        SyntheticFaces.writeIbug(temp, 8, 5, progress::add);
        assertThat(progress).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        int images = 0;
        int boxes = 0;
        int parts = 0;
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(temp.resolve(SyntheticFaces.IBUG_LABELS))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "image" -> {
                        images++;
                        BufferedImage photo = ImageIO.read(temp.resolve(xml.getAttributeValue(null, "file"))
                                .toFile());
                        assertThat(xml.getAttributeValue(null, "width")).isEqualTo("" + photo.getWidth());
                        assertThat(xml.getAttributeValue(null, "height")).isEqualTo("" + photo.getHeight());
                    }
                    case "box" -> boxes++;
                    case "part" -> {
                        int expected = parts++ % LandmarkScheme.IBUG68.count();
                        assertThat(xml.getAttributeValue(null, "name")).isEqualTo("%02d".formatted(expected));
                    }
                    default -> {}
                }
            }
        }
        assertThat(images).isEqualTo(8);
        assertThat(boxes).as("photo 7 shows two people").isEqualTo(9);
        assertThat(parts).isEqualTo(9 * 68);
    }

    @Test
    void refusesCountsThatTheLayoutCannotName() {
        assertThatThrownBy(() -> SyntheticFaces.writeImm(temp, 100, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("people must be 1 to 99: 100");
        assertThatThrownBy(() -> SyntheticFaces.writeIbug(temp, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("photos must be at least 1: 0");
        assertThatThrownBy(() -> SyntheticFaces.writeYoutubeFaces(temp, 157, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("people must be 5 to 156: 157");
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                // people differ in sex from seed to seed, and with it the letter
                contents.put(file.getFileName().toString().replaceAll("[mf]\\.", "."), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
