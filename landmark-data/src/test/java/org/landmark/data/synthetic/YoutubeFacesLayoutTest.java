package org.landmark.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoutubeFacesLayoutTest {
    private static final int PEOPLE = 6;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void draw() throws IOException {
        SyntheticFaces.writeYoutubeFaces(folder, PEOPLE, 7);
    }

    @Test
    void rowsNamePhotosOfTheirFolder() throws IOException {
        assertThat(photos(SyntheticFaces.YOUTUBE_TRAINING))
                .hasSize(20)
                .containsExactlyInAnyOrderElementsOf(files("training"));
        assertThat(photos(SyntheticFaces.YOUTUBE_TEST)).hasSize(4).containsExactlyInAnyOrderElementsOf(files("test"));
        String header = IntStream.range(0, 136).mapToObj(i -> "," + i).collect(Collectors.joining());
        assertThat(Files.readAllLines(folder.resolve(SyntheticFaces.YOUTUBE_TEST))
                        .get(0))
                .isEqualTo(header);
    }

    @Test
    void rowsAreInNoOrder() throws IOException {
        List<String> photos = photos(SyntheticFaces.YOUTUBE_TRAINING);
        assertThat(photos).isNotEqualTo(photos.stream().sorted().toList());
    }

    @Test
    void nobodyIsOnBothSides() throws IOException {
        Set<String> training = people(SyntheticFaces.YOUTUBE_TRAINING);
        Set<String> test = people(SyntheticFaces.YOUTUBE_TEST);
        assertThat(training).hasSize(5).doesNotContainAnyElementsOf(test);
        assertThat(test).hasSize(1);
    }

    @Test
    void everyPersonHasANameOfTheirOwn() throws IOException {
        Path crowd = folder.resolve("crowd");
        SyntheticFaces.writeYoutubeFaces(crowd, 20, 1);
        try (Stream<Path> training = Files.list(crowd.resolve("training"));
                Stream<Path> test = Files.list(crowd.resolve("test"))) {
            assertThat(training.count() + test.count()).isEqualTo(80);
        }
    }

    @Test
    void photosArePngsWithAlphaWhateverTheirName() throws IOException {
        for (String name : photos(SyntheticFaces.YOUTUBE_TRAINING)) {
            Path file = folder.resolve("training").resolve(name);
            assertThat(name).matches("[A-Z][a-z]+(_[A-Z][a-z]+)+_[01][01]\\.jpg");
            assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
            BufferedImage photo = ImageIO.read(file.toFile());
            assertThat(photo.getColorModel().getNumComponents()).isEqualTo(4);
            assertThat(photo.getColorModel().getComponentSize()).containsOnly(8);
            assertThat(photo.getWidth()).isBetween(72, 494);
            assertThat(photo.getHeight()).isBetween(72, 494);
            assertThat(photo.getRGB(0, 0) >>> 24).isEqualTo(255);
        }
    }

    @Test
    void fewPointsLieALittleOutside() throws IOException {
        int facesOutside = 0;
        for (String row : rows(SyntheticFaces.YOUTUBE_TRAINING)) {
            String[] cells = row.split(",");
            BufferedImage photo =
                    ImageIO.read(folder.resolve("training").resolve(cells[0]).toFile());
            assertThat(cells).hasSize(137);
            int below = 0;
            for (int i = 1; i < cells.length; i += 2) {
                assertThat(cells[i]).matches("\\d+\\.0");
                assertThat(Double.parseDouble(cells[i])).isLessThan(photo.getWidth());
                assertThat(Double.parseDouble(cells[i + 1])).isLessThanOrEqualTo(photo.getHeight() + 3);
                below += Double.parseDouble(cells[i + 1]) >= photo.getHeight() ? 1 : 0;
            }
            assertThat(below).as(cells[0]).isLessThan(12);
            facesOutside += below > 0 ? 1 : 0;
        }
        assertThat(facesOutside).isEqualTo(1);
    }

    private static List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> rows(String csv) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(csv));
        return lines.subList(1, lines.size());
    }

    private static List<String> photos(String csv) throws IOException {
        return rows(csv).stream().map(row -> row.substring(0, row.indexOf(','))).toList();
    }

    private static Set<String> people(String csv) throws IOException {
        List<String> people = new ArrayList<>(photos(csv));
        people.replaceAll(photo -> photo.replaceAll("_\\d\\d\\.jpg$", ""));
        return new TreeSet<>(people);
    }
}
