package org.landmark.eval.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;

class YuNetDetectorTest {
    @TempDir
    Path folder;

    @Test
    void aCellTellsOfABoxRoundItsMiddle() {
        float[] faceness = new float[12];
        float[] objectness = new float[12];
        float[] boxes = new float[48];
        Arrays.fill(objectness, 1);
        faceness[6] = 0.81f; // the third of the second row
        boxes[24] = 0.5f;
        boxes[25] = -0.25f;
        boxes[26] = (float) Math.log(3);
        boxes[27] = (float) Math.log(5);
        List<DetectedFace> faces = new YuNetCells(16, 4, faceness, objectness, boxes).faces(0.7);
        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).score()).isCloseTo(0.9, within(1e-6));
        assertThat(faces.get(0).box().width()).isCloseTo(48, within(1e-4));
        assertThat(faces.get(0).box().height()).isCloseTo(80, within(1e-4));
        assertThat(faces.get(0).box().left() + 24).isCloseTo(16 * 2.5, within(1e-4));
        assertThat(faces.get(0).box().top() + 40).isCloseTo(16 * 0.75, within(1e-4));
        assertThat(new YuNetCells(16, 4, faceness, objectness, boxes).faces(0.91))
                .isEmpty();
    }

    @Test
    void numbersThatAreNoneAreNoFace() {
        float[] ones = {1, 1, 1, 1};
        float[] boxes = new float[16];
        boxes[2] = Float.NaN;
        boxes[7] = 1000;
        assertThat(new YuNetCells(8, 2, new float[] {1, 1, Float.NaN, -3}, ones, boxes).faces(0.5))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoNetwork() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "hello");
        assertThatThrownBy(() -> YuNetDetector.of(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("text.onnx: is no network in ONNX");
        assertThatThrownBy(() -> YuNetDetector.of(folder.resolve("none.onnx")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.onnx");
    }

    /** Needs a YuNet's file, which {@code LANDMARK_YUNET} names. */
    @Test
    void findsDrawnFaces() {
        String file = System.getenv("LANDMARK_YUNET");
        if (file == null) {
            System.out.println("skipped: LANDMARK_YUNET names no YuNet, so it is not tested as a whole");
            abort("LANDMARK_YUNET is not set");
        }
        Map<Path, List<FaceSample>> photos =
                DrawnFaces.in(folder.resolve("faces"), 8).stream().collect(Collectors.groupingBy(FaceSample::photo));
        try (YuNetDetector detector = YuNetDetector.of(Path.of(file))) {
            photos.forEach((name, faces) -> {
                try (Photo photo = Photo.read(name)) {
                    List<DetectedFace> found = detector.detect(photo);
                    assertThat(found).hasSameSizeAs(faces);
                    for (FaceSample face : faces) {
                        assertThat(found).anySatisfy(one -> assertThat(Overlap.share(one.box(), face.box()))
                                .isGreaterThan(0.75));
                    }
                    assertThat(IntStream.range(0, 3)
                                    .parallel()
                                    .mapToObj(i -> detector.detect(photo))
                                    .distinct())
                            .containsExactly(found);
                }
            });
        }
    }
}
