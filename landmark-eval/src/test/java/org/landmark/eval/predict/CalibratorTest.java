package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.Landmarks;
import org.landmark.data.cache.CropCache;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.Keep;
import org.landmark.data.draw.Canvas;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.target.TargetCodec;
import org.landmark.eval.detect.DrawnFaces;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.models.bundle.Calibration;
import org.landmark.models.bundle.ModelCard;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CalibratorTest {
    private static final HeatmapTarget MAPS = new HeatmapTarget(48, 48, null, null, null, null, null);
    private static final DataSpec DATA = Models.boxed(MAPS);

    @TempDir
    static Path shared;

    private static List<CroppedFace> faces;

    @BeforeAll
    static void draw() {
        Path folder = shared.resolve("faces");
        DrawnFaces.in(folder, 8);
        faces = FaceLoader.load(
                        DataLocation.find(
                                DatasetKind.IBUG300W,
                                Optional.of(folder),
                                Optional.empty(),
                                Map.of(),
                                (done, all) -> {}),
                        DATA,
                        Keep.NOTHING,
                        CropCache.ofUser(),
                        FaceLoader.Progress.NONE)
                .all();
    }

    /**
     * Answers the faces in their order: each landmark's peak is of a height between 0 and 1, drawn at random, and lies where the truth is
     * with just that probability, else a tenth of the crop beside it.
     */
    private static LandmarkModel honest(ModelCard card) {
        TargetCodec codec = MAPS.codec(68, org.landmark.data.target.TargetFit.NONE);
        Random random = new Random(3);
        int[] next = {0};
        return new LandmarkModel() {
            @Override
            public ModelCard card() {
                return card;
            }

            @Override
            public INDArray answer(INDArray pictures) {
                float[] answers = new float[(int) pictures.size(0) * codec.length()];
                int area = 48 * 48;
                for (int face = 0; face < pictures.size(0); face++) {
                    double[] ratios = faces.get(next[0]++).ratios().toArray();
                    double[] heights = random.doubles(68).toArray();
                    for (int i = 0; i < 68; i++) {
                        ratios[2 * i] += random.nextDouble() < heights[i] ? 0 : 0.1;
                    }
                    FloatBuffer maps = FloatBuffer.allocate(codec.length());
                    codec.encode(Landmarks.of(ratios), maps);
                    for (int i = 0; i < codec.length(); i++) {
                        answers[face * codec.length() + i] = (float) heights[i / area] * maps.get(i);
                    }
                }
                return Nd4j.create(answers, new long[] {pictures.size(0), 68, 48, 48}, 'c');
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void aPeakIsWorthHowOftenSuchPeaksWereNear() {
        Calibration calibration = Calibrator.of(honest(card()), faces).orElseThrow();
        assertThat(calibration.landmarks()).isEqualTo(68 * faces.size());
        assertThat(calibration.of()).isEqualTo(Calibration.NORMALISER);
        assertThat(calibration.tolerance()).isEqualTo(0.05);
        double[] heights = {0.15, 0.3, 0.5, 0.7, 0.85};
        double[] worth = calibration.confidences(heights).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertThat(worth).containsExactly(heights, within(0.15)); // points at the rim are cut off, and faces are few
    }

    @Test
    void aCalibratedModelTellsConfidences() {
        Calibration calibration = Calibrator.of(honest(card()), faces).orElseThrow();
        BoundingBox box = new BoundingBox(5, 5, 50, 50);
        List<Face> told = FaceLandmarks.of(honest(card().with(calibration)))
                .detect(Canvas.filled(60, 60, Color.GRAY), List.of(box));
        assertThat(told.get(0).confidences()).hasValueSatisfying(list -> {
            assertThat(list).hasSize(68).allMatch(value -> value >= 0 && value <= 1);
            assertThat(list.stream().distinct().count()).isGreaterThan(30);
        });
        List<Face> silent = FaceLandmarks.of(honest(card())).detect(Canvas.filled(60, 60, Color.GRAY), List.of(box));
        assertThat(silent.get(0).confidences()).as("not calibrated").isEmpty();
    }

    @Test
    void isNotFittedToAFewLandmarksOrToCoordinates() {
        assertThat(Calibrator.of(honest(card()), faces.subList(0, 2))).isEmpty();
        DataSpec coordinates = Models.boxed();
        assertThat(Calibrator.of(
                        Models.bundle(
                                Models.network(coordinates),
                                coordinates,
                                faces.get(0).ratios()),
                        faces))
                .isEmpty();
    }

    private static ModelCard card() {
        return Models.card(DATA, faces.get(0).ratios());
    }
}
