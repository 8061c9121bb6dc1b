package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.cache.CropCache;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.Keep;
import org.landmark.data.draw.Canvas;
import org.landmark.data.image.Photo;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.eval.detect.DetectedFace;
import org.landmark.eval.detect.DrawnFaces;
import org.landmark.eval.detect.FaceDetector;

class FaceLandmarksTest {
    @TempDir
    static Path shared;

    private static final DataSpec BOXES = Models.boxed();
    private static Path folder;
    private static List<FaceSample> faces;

    @BeforeAll
    static void draw() {
        folder = shared.resolve("faces");
        faces = DrawnFaces.in(folder, 8);
    }

    private static FaceLandmarks drawn() {
        ComputationGraph network = Models.network(BOXES);
        return FaceLandmarks.of(Models.bundle(network, BOXES, mean(68)));
    }

    private static Landmarks mean(int points) {
        double[] xy = new Random(5).doubles(2 * points, 0.2, 0.8).toArray();
        return Landmarks.of(xy);
    }

    @Test
    void onBoxesItAnswersWhatAnEvaluationPredicts() {
        ComputationGraph network = Models.network(BOXES);
        List<CroppedFace> cropped = FaceLoader.load(
                        DataLocation.find(
                                DatasetKind.IBUG300W,
                                Optional.of(folder),
                                Optional.empty(),
                                Map.of(),
                                (done, all) -> {}),
                        BOXES,
                        Keep.NOTHING,
                        CropCache.ofUser(),
                        FaceLoader.Progress.NONE)
                .all();
        for (boolean flipTest : new boolean[] {false, true}) {
            List<Landmarks> expected = new Predictor(network, BOXES, Models.codec(BOXES))
                    .withFlipTest(flipTest).predict(cropped).predictions().stream()
                            .map(prediction -> prediction.photo())
                            .toList();
            FaceLandmarks model =
                    FaceLandmarks.of(Models.bundle(network, BOXES, mean(68))).withFlipTest(flipTest);
            for (int i = 0; i < cropped.size(); i++) {
                FaceSample face = cropped.get(i).face();
                List<Face> found = model.detect(face.photo(), List.of(face.box()));
                assertThat(found).hasSize(1);
                assertThat(found.get(0).landmarks().toArray())
                        .containsExactly(expected.get(i).toArray(), within(1e-3));
                assertThat(found.get(0).box()).isEqualTo(face.box());
                assertThat(found.get(0).score()).isEmpty();
                assertThat(found.get(0).confidences()).isEmpty();
            }
        }
    }

    @Test
    void findsFacesByItself() {
        Map<Path, List<FaceSample>> photos = faces.stream().collect(Collectors.groupingBy(FaceSample::photo));
        try (FaceLandmarks model = drawn()) {
            photos.forEach((photo, on) -> {
                List<Face> found = model.detect(photo);
                assertThat(found).hasSameSizeAs(on);
                assertThat(found).allMatch(face -> face.score().isPresent());
                assertThat(model.detect(PhotoDecoder.image(photo)))
                        .extracting(face -> face.box())
                        .hasSameSizeAs(found);
            });
            assertThat(model.detect(Canvas.filled(200, 200, Color.GRAY))).isEmpty();
        }
    }

    @Test
    void anyNumberOfBoxesIsAnsweredInTheirOrder() {
        FaceSample face = faces.get(0);
        BufferedImage image = PhotoDecoder.image(face.photo());
        List<BoundingBox> boxes = new ArrayList<>();
        for (int i = 0; i < 27; i++) { // batches of 16, 4, 4, 1, 1, 1
            boxes.add(new BoundingBox(10 + 3 * i, 20 + i, 60 + i, 70));
        }
        boxes.add(new BoundingBox(-20, -20, 30, 30)); // reaches over the border
        try (FaceLandmarks model = drawn()) {
            List<Face> together = model.detect(image, boxes);
            assertThat(together).extracting(Face::box).isEqualTo(boxes);
            for (int i = 0; i < boxes.size(); i++) {
                double[] alone = model.detect(image, List.of(boxes.get(i)))
                        .get(0)
                        .landmarks()
                        .toArray();
                assertThat(together.get(i).landmarks().toArray()).containsExactly(alone, within(1e-3));
            }
            assertThat(model.detect(image, List.of())).isEmpty();
        }
    }

    @Test
    void boxesThatCanNotBeAFacesAreRefused() {
        FaceSample face = faces.get(0);
        int width = face.photoSize().width();
        int height = face.photoSize().height();
        String photo = " the photo of " + face.photoSize();
        try (FaceLandmarks model = drawn()) {
            assertThat(model.detect(face.photo(), List.of(new BoundingBox(width - 1, height - 1, 8, 8))))
                    .hasSize(1);
            assertThat(model.detect(face.photo(), List.of(new BoundingBox(0, 0, 10.0 * width, 10.0 * height))))
                    .hasSize(1);
            for (Map.Entry<BoundingBox, String> refused : Map.of(
                            new BoundingBox(10, 10, 7.9, 20), " is too small for a face (expected 8x8 or more)",
                            new BoundingBox(-500, -500, 30, 30), " lies beside" + photo,
                            new BoundingBox(width, 10, 30, 30), " lies beside" + photo,
                            new BoundingBox(10, -30, 30, 30), " lies beside" + photo,
                            new BoundingBox(0, 0, 11.0 * Math.max(width, height), 30), " is far larger than" + photo)
                    .entrySet()) {
                assertThatExceptionOfType(InputException.class)
                        .isThrownBy(() -> model.detect(face.photo(), List.of(refused.getKey())))
                        .withMessageStartingWith(face.photo() + ": the box ")
                        .withMessageEndingWith(refused.getValue());
            }
        }
    }

    @Test
    void severalThreadsShareOne() {
        try (FaceLandmarks model = drawn()) {
            List<FaceSample> asked = IntStream.range(0, 60)
                    .mapToObj(i -> faces.get(i % faces.size()))
                    .toList();
            List<Face> expected = asked.stream()
                    .map(face -> model.detect(face.photo(), List.of(face.box())).get(0))
                    .toList();
            assertThat(expected.stream().map(Face::landmarks).distinct()).hasSize(faces.size());
            List<Face> found = asked.parallelStream()
                    .map(face -> model.detect(face.photo(), List.of(face.box())).get(0))
                    .toList();
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void aModelOfWholePhotosTakesAPhotoForAFace() throws IOException {
        DataSpec whole = Models.data("imm58", Models.RATIOS);
        Landmarks answer = mean(58);
        Path file = shared.resolve("whole.zip");
        Models.meanShape(whole, answer).write(file);
        try (FaceLandmarks model = FaceLandmarks.load(file)) {
            List<Face> found = model.detect(Canvas.filled(200, 100, Color.GRAY));
            assertThat(found).hasSize(1);
            assertThat(found.get(0).box()).isEqualTo(new BoundingBox(0, 0, 200, 100));
            assertThat(found.get(0).score()).isEmpty();
            double[] pixels = answer.map(x -> 200 * x - 0.5, y -> 100 * y - 0.5).toArray();
            assertThat(found.get(0).landmarks().toArray()).containsExactly(pixels, within(1e-3));
        }
    }

    @Test
    void givenABoxAModelOfWholePhotosLooksWhereItsMeanFaceWouldLie() {
        DataSpec whole = Models.data("imm58", Models.RATIOS);
        Landmarks answer = mean(58);
        try (FaceLandmarks model = FaceLandmarks.of(Models.meanShape(whole, answer))) {
            BoundingBox box = new BoundingBox(120, 80, 100, 100);
            Landmarks found = model.detect(Canvas.filled(400, 300, Color.GRAY), List.of(box))
                    .get(0)
                    .landmarks();
            BoundingBox around = BoundingBox.around(found); // a model that answers its mean shape
            assertThat(Math.sqrt(around.width() * around.height())).isCloseTo(94.8, within(3.0));
            assertThat(around.left() + around.width() / 2).isCloseTo(170, within(2.0));
            assertThat(around.top() + around.height() / 2).isCloseTo(130 + 10.9, within(2.0));
        }
        DataSpec nose = Models.data("nose", Models.RATIOS);
        try (FaceLandmarks model =
                FaceLandmarks.of(Models.bundle(Models.network(nose), nose, Landmarks.of(0.5, 0.5)))) {
            assertThatThrownBy(
                            () -> model.detect(Canvas.filled(40, 30, Color.GRAY), List.of(new BoundingBox(1, 1, 9, 9))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("a model of 1 points");
        }
    }

    @Test
    void anotherDetectorIsAskedAndLeftOpen() {
        boolean[] closed = {false};
        FaceDetector two = new FaceDetector() {
            @Override
            public List<DetectedFace> detect(Photo photo) {
                return List.of(
                        new DetectedFace(new BoundingBox(5, 5, 50, 50), 3),
                        new DetectedFace(new BoundingBox(60, 5, 40, 40), 2));
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (FaceLandmarks model = drawn().with(two)) {
            List<Face> found = model.detect(faces.get(0).photo());
            assertThat(found).extracting(face -> face.score().getAsDouble()).containsExactly(3.0, 2.0);
        }
        assertThat(closed[0]).isFalse();
    }

    @Test
    void anAnswerThatIsNoNumberIsRefused() {
        ComputationGraph network = Models.network(BOXES);
        network.params().assign(Float.NaN);
        try (FaceLandmarks model = FaceLandmarks.of(Models.bundle(network, BOXES, mean(68)))) {
            assertThatThrownBy(
                            () -> model.detect(Canvas.filled(40, 30, Color.GRAY), List.of(new BoundingBox(1, 1, 9, 9))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("no finite number");
        }
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        Path text = Files.writeString(shared.resolve("text.zip"), "hello");
        assertThatThrownBy(() -> FaceLandmarks.load(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("text.zip");
        assertThatThrownBy(() -> FaceLandmarks.load(shared.resolve("none.zip")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.zip");
    }
}
