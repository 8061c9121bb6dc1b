package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.iterator.FaceIterator;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.landmark.train.config.TrainSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A network that learns two points of which one lies outside some of the pictures. */
class MaskedPointsTest {
    private static final LandmarkScheme TWO = new LandmarkScheme("two", 2, null, List.of(0, 1), null, null);
    private static final ImageSize SIZE = new ImageSize(32, 24);

    private static DataSpec spec(boolean mask) {
        InputSpec input = new InputSpec(SIZE.width(), SIZE.height(), null, null);
        return new DataSpec(null, null, TWO, List.of(0, 1), null, null, input, null, null, mask);
    }

    /** Faces whose second point lies inside every other picture, and otherwise at x = {@code outside}. */
    private static List<CroppedFace> faces(double outside) {
        SplittableRandom random = new SplittableRandom(1);
        List<CroppedFace> faces = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double x = random.nextInt(SIZE.width());
            Landmarks points = Landmarks.of(x, 9, i % 2 == 0 ? outside : x, 12);
            FaceSample face =
                    new FaceSample("face " + i, Path.of("none.jpg"), SIZE, new BoundingBox(0, 0, 32, 24), points);
            PlacedFace placed = PlacedFace.of(face, spec(true));
            byte[] pixels = new byte[placed.patch().length(1)];
            random.nextBytes(pixels);
            faces.add(new CroppedFace(face, placed.crop(), placed.patch(), new HeldPixels(placed.patch(), pixels)));
        }
        return faces;
    }

    /** The network's parameters after three epochs. */
    private static INDArray fitted(List<CroppedFace> faces, boolean mask) {
        DataSpec spec = spec(mask);
        TargetCodec codec = spec.target().codec(2, TargetFit.NONE);
        ComputationGraph network = new SmallCnn(List.of(4), 3, List.of(8), null)
                .create(new NetworkSetting(
                        spec.input(), codec, Loss.MSE, TrainSpec.DEFAULT.updater(faces.size()), new Seed(1)));
        try (FaceIterator batches = new FaceIterator(faces, new BatchEncoder(spec, codec), 5, OptionalLong.of(1))) {
            for (int epoch = 0; epoch < 3; epoch++) {
                while (batches.hasNext()) {
                    MultiDataSet batch = batches.next();
                    network.fit(batch);
                }
                batches.reset();
            }
        }
        return network.params().dup();
    }

    @Test
    void isNotMovedByPointsThatAreMasked() {
        assertThat(fitted(faces(-10), true)).isEqualTo(fitted(faces(500), true));
        assertThat(fitted(faces(-10), false)).as("without a mask").isNotEqualTo(fitted(faces(500), false));
    }

    @Test
    void isMovedByThePointsThatAreNot() {
        List<CroppedFace> other = new ArrayList<>(faces(-10));
        CroppedFace first = other.get(1); // whose second point lies inside
        FaceSample moved = first.face().withLandmarks(Landmarks.of(3, 9, 17, 20));
        other.set(1, new CroppedFace(moved, first.crop(), first.patch(), first.pixels()));
        assertThat(fitted(other, true)).isNotEqualTo(fitted(faces(-10), true));
    }
}
