package org.landmark.data.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.fixture.RealData;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.DatasetKind;

class ShapeFitterTest {
    @Property(tries = 50)
    void componentsAreOrthonormalStrongestFirstAndPositiveWhereTheyAreFurthestFromZero(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
        ShapeModel model = new ShapeFitter(shapes(seed, 40, 5)).withComponents(count);
        assertThat(model.size()).isEqualTo(count);
        assertThat(model.points()).isEqualTo(5);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(dot(model.components().get(i), model.components().get(j)))
                        .isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
            double highest = Collections.max(model.components().get(i));
            assertThat(highest)
                    .isGreaterThanOrEqualTo(-Collections.min(model.components().get(i)));
        }
        assertThat(model.deviations()).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Property(tries = 50)
    void whatTheComponentsDoNotHoldIsTheVarianceThatIsLost(
            @ForAll long seed,
            @ForAll @Scale(9) @DoubleRange(min = 0.3, max = 1) double share,
            @ForAll boolean standardised) {
        List<Landmarks> shapes = shapes(seed, 30, 6);
        ShapeModel model = new ShapeFitter(shapes).withVariance(share);
        ShapeCodec codec = new ShapeCodec(model, standardised);
        FloatBuffer scores = FloatBuffer.allocate(codec.length());
        double lost = 0;
        double all = 0;
        for (Landmarks shape : shapes) {
            codec.encode(shape, scores);
            Landmarks back = codec.decode(scores);
            for (int i = 0; i < 6; i++) {
                lost += Math.pow(shape.distance(i, back), 2);
                all += Math.pow(shape.x(i) - model.mean().get(2 * i), 2)
                        + Math.pow(shape.y(i) - model.mean().get(2 * i + 1), 2);
            }
        }
        assertThat(1 - lost / all).isCloseTo(model.explained(), within(1e-6));
        assertThat(model.explained()).isGreaterThanOrEqualTo(share - 1e-9);
        if (model.size() > 1) {
            ShapeModel fewer = new ShapeFitter(shapes).withComponents(model.size() - 1);
            assertThat(fewer.explained()).isLessThan(share);
        }
    }

    @Test
    void scoresOfTheTrainingFacesHaveMeanZeroAndTheirDeviationIsOneOrTheModels() {
        List<Landmarks> shapes = shapes(1, 200, 4);
        ShapeModel model = new ShapeFitter(shapes).withComponents(3);
        for (boolean standardised : new boolean[] {true, false}) {
            ShapeCodec codec = new ShapeCodec(model, standardised);
            FloatBuffer scores = FloatBuffer.allocate(3);
            double[] sum = new double[3];
            double[] squares = new double[3];
            for (Landmarks shape : shapes) {
                codec.encode(shape, scores);
                for (int i = 0; i < 3; i++) {
                    sum[i] += scores.get(i);
                    squares[i] += scores.get(i) * scores.get(i);
                }
            }
            for (int i = 0; i < 3; i++) {
                double expected = standardised ? 1 : model.deviations().get(i);
                assertThat(sum[i] / 200).isCloseTo(0, within(1e-6));
                assertThat(Math.sqrt(squares[i] / 199)).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void theMeanShapeHasNoScores() {
        List<Landmarks> shapes = shapes(1, 30, 4);
        ShapeModel model = new ShapeFitter(shapes).withComponents(3);
        ShapeCodec codec = new ShapeCodec(model, true);
        Landmarks mean = Landmarks.of(
                model.mean().stream().mapToDouble(Double::doubleValue).toArray());
        FloatBuffer scores = FloatBuffer.allocate(5).put(3, 7).slice(0, 3);
        codec.encode(mean, scores);
        assertThat(scores.get(0)).isZero();
        assertThat(codec.decode(scores)).isEqualTo(mean);
        assertThat(codec.shape()).containsExactly(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(Landmarks.of(1, 2), scores))
                .withMessage("expected 4 points, came 1");
    }

    @Test
    void theSameFacesGiveTheSameModelWhichSurvivesBeingWritten() {
        ShapeModel model = new ShapeFitter(shapes(5, 30, 6)).withVariance(0.9);
        assertThat(new ShapeFitter(shapes(5, 30, 6)).withVariance(0.9)).isEqualTo(model);
        for (TargetFit fit : List.of(model, TargetFit.NONE)) {
            assertThat(ConfigReader.json(ConfigWriter.json(fit), "fit.json", TargetFit.class))
                    .isEqualTo(fit);
        }
    }

    @Test
    void refusesFacesThatAreTooFewOrAllTheSame() {
        assertThatThrownBy(() -> new ShapeFitter(shapes(1, 5, 6)).withComponents(5))
                .isInstanceOf(InputException.class)
                .hasMessage("5 components are more than the shapes of 5 training faces have (4)");
        assertThat(new ShapeFitter(shapes(1, 5, 6)).withComponents(4).explained())
                .isCloseTo(1, within(1e-9));
        assertThatThrownBy(() -> new ShapeFitter(shapes(1, 50, 1)).withComponents(3))
                .hasMessage("3 components are more than the shapes of 50 training faces have (2)");
        assertThatThrownBy(() -> new ShapeFitter(shapes(1, 1, 6)))
                .isInstanceOf(InputException.class)
                .hasMessage("1 training faces have no variance (expected 2 or more)");
        assertThatThrownBy(() -> new ShapeFitter(Collections.nCopies(9, Landmarks.of(1, 2))).withVariance(0.5))
                .isInstanceOf(InputException.class)
                .hasMessage("the shapes of all 9 training faces are the same");
    }

    @Property(tries = 10)
    void facesMayBeFewerThanTheirNumbers(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int faces) {
        List<Landmarks> shapes = shapes(seed, faces, 29);
        ShapeModel model = new ShapeFitter(shapes).withComponents(faces - 1);
        ShapeCodec codec = new ShapeCodec(model, true);
        FloatBuffer scores = FloatBuffer.allocate(codec.length());
        for (Landmarks shape : shapes) {
            codec.encode(shape, scores);
            assertThat(codec.decode(scores).toArray()).containsExactly(shape.toArray(), within(1e-5));
        }
        assertThatThrownBy(() -> new ShapeFitter(shapes).withComponents(faces)).isInstanceOf(InputException.class);
    }

    @Test
    void aModelThatDoesNotFitItselfIsNone() {
        List<Double> mean = List.of(0.5, 0.5);
        List<List<Double>> right = List.of(List.of(0.6, 0.8));
        assertThat(new ShapeModel(mean, right, List.of(0.1), 0.9).size()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShapeModel(mean, right, List.of(0.1, 0.1), 0.9))
                .withMessageContaining("2 numbers, 1 components, 2 deviations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShapeModel(mean, List.of(List.of(1.0, 1.0)), List.of(0.1), 0.9))
                .withMessageContaining("length 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShapeModel(mean, List.of(List.of(Double.NaN, 1.0)), List.of(0.1), 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShapeModel(mean, right, List.of(0.0), 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShapeModel(mean, right, List.of(0.1), 1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShapeModel(List.of(0.5, Double.NaN), right, List.of(0.1), 0.9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShapeModel(List.of(0.5), List.of(List.of(1.0)), List.of(0.1), 0.9));
    }

    @Test
    void realFacesNeedFewComponents() {
        DataLocation location = DataLocation.find(
                DatasetKind.IBUG300W,
                Optional.of(RealData.folder(DatasetKind.IBUG300W)),
                Optional.empty(),
                Map.of(),
                FaceLoader.Progress.NONE);
        CropSpec crop = new CropSpec(CropSpec.Region.BOX, 1.5, null, null);
        List<Landmarks> shapes = new ArrayList<>();
        try (FaceRecordReader reader = FaceLoader.reader(location, OptionalInt.empty())) {
            while (reader.hasNext()) {
                FaceSample face = reader.nextFace();
                shapes.add(crop.of(face).toRatios(face.landmarks()));
            }
        }
        ShapeFitter fitter = new ShapeFitter(shapes);
        ShapeModel most = fitter.withVariance(0.99);
        ShapeModel twelve = fitter.withComponents(12);
        System.out.printf(
                Locale.ROOT,
                "%d iBUG faces: %d components hold %.4f of the variance, 12 hold %.4f%n",
                shapes.size(),
                most.size(),
                most.explained(),
                twelve.explained());
        assertThat(twelve.explained()).as("0.99 in the write-up").isBetween(0.96, 0.995);
        assertThat(most.size()).isBetween(10, 25);
    }

    /** Points that go their own ways, some of them further. */
    private static List<Landmarks> shapes(long seed, int faces, int points) {
        Random random = new Random(seed);
        List<Landmarks> shapes = new ArrayList<>();
        for (int face = 0; face < faces; face++) {
            double[] xy = new double[2 * points];
            double common = random.nextGaussian() * 0.1;
            for (int i = 0; i < xy.length; i++) {
                xy[i] = 0.5 + common + random.nextGaussian() * 0.02 * (i + 1);
            }
            shapes.add(Landmarks.of(xy));
        }
        return shapes;
    }

    private static double dot(List<Double> one, List<Double> other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += one.get(i) * other.get(i);
        }
        return sum;
    }
}
