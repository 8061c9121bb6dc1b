package org.landmark.eval.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.draw.Canvas;
import org.landmark.data.image.Photo;
import org.landmark.data.image.PhotoDecoder;

class HaarDetectorTest {
    @TempDir
    static Path shared;

    private static Map<Path, List<FaceSample>> photos;
    private static HaarDetector detector;

    @BeforeAll
    static void draw() {
        photos = DrawnFaces.in(shared.resolve("faces"), 8).stream().collect(Collectors.groupingBy(FaceSample::photo));
        detector = HaarDetector.ofLibrary();
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    @Test
    void findsEveryDrawnFaceWhereItsBoxIs() {
        assertThat(photos.values()).extracting(List::size).contains(1, 2);
        photos.forEach((file, faces) -> {
            try (Photo photo = Photo.read(file)) {
                List<DetectedFace> found = detector.detect(photo);
                assertThat(found).as(file.toString()).hasSameSizeAs(faces);
                for (FaceSample face : faces) {
                    assertThat(found).anySatisfy(one -> {
                        assertThat(Overlap.share(one.box(), face.box())).isGreaterThan(0.75);
                        assertThat(one.box().width() / face.box().width()).isBetween(0.75, 1.33);
                        assertThat(one.score()).isGreaterThanOrEqualTo(5);
                    });
                }
            }
        });
    }

    @Test
    void theSamePhotoGivesTheSameBoxesOnAnyThread() {
        Path file = photos.keySet().iterator().next();
        try (Photo photo = Photo.read(file);
                HaarDetector other = HaarDetector.ofLibrary()) {
            List<DetectedFace> expected = other.detect(photo);
            assertThat(expected).isNotEmpty();
            assertThat(IntStream.range(0, 6)
                            .parallel()
                            .mapToObj(i -> detector.detect(photo))
                            .distinct())
                    .containsExactly(expected);
        }
    }

    @Test
    void aLargePhotoIsSearchedSmallAndItsBoxesAreOfTheLargeOne() {
        Path file = photos.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .findFirst()
                .orElseThrow()
                .getKey();
        BufferedImage small = PhotoDecoder.image(file);
        int factor = 8;
        BufferedImage large = Canvas.filled(factor * small.getWidth(), factor * small.getHeight(), Color.BLACK);
        Graphics2D brush = Canvas.brush(large);
        brush.drawImage(small, 0, 0, large.getWidth(), large.getHeight(), null);
        brush.dispose();
        try (Photo photo = Photo.read(file);
                Photo enlarged = Photo.of(large)) {
            BoundingBox expected = detector.detect(photo).get(0).box();
            List<DetectedFace> found = detector.detect(enlarged);
            assertThat(found).hasSize(1);
            assertThat(found.get(0).box().width() / factor).isCloseTo(expected.width(), within(0.2 * expected.width()));
            assertThat(found.get(0).box().left() / factor).isCloseTo(expected.left(), within(0.2 * expected.width()));
        }
    }

    @Test
    void seesNoFaceWhereThereIsNone() {
        try (Photo wall = Photo.of(Canvas.filled(300, 200, new Color(0xC8A090)));
                Photo dot = Photo.of(Canvas.filled(3, 2, Color.WHITE));
                Photo line = Photo.of(Canvas.filled(5000, 1, Color.WHITE))) {
            assertThat(detector.detect(wall)).isEmpty();
            assertThat(detector.detect(dot)).isEmpty();
            assertThat(detector.detect(line)).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoCascade() throws IOException {
        Path text = Files.writeString(shared.resolve("text.xml"), "hello");
        Path empty = Files.writeString(
                shared.resolve("empty.xml"), "<?xml version=\"1.0\"?><opencv_storage><a>1</a></opencv_storage>");
        for (Path file : new Path[] {text, empty}) {
            assertThatThrownBy(() -> HaarDetector.of(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(file + ": is no cascade of OpenCV");
        }
        assertThatThrownBy(() -> HaarDetector.of(shared.resolve("none.xml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.xml");
    }
}
