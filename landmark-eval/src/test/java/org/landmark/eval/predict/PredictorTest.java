package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Faces;
import org.landmark.eval.metric.Prediction;
import org.landmark.models.layers.FastPath;

class PredictorTest {
    static Stream<Arguments> experiments() {
        return Stream.of(
                Arguments.of("nose", Models.RATIOS, 5),
                Arguments.of("nose", Models.PERCENT_OF_MIDDLE, 32),
                Arguments.of("imm58", Models.RATIOS, 33),
                Arguments.of("imm58", Models.PERCENT_OF_MIDDLE, 71));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void manyFacesGiveWhatEachGivesAlone(String scheme, CoordinateTarget target, int count) {
        DataSpec data = Models.data(scheme, target);
        List<CroppedFace> faces = faces(data, count);
        Predictor predictor = new Predictor(Models.network(data), data, Models.codec(data));

        Predictor.Result together = predictor.predict(faces);

        assertThat(together.predictions()).extracting(Prediction::cropped).isEqualTo(faces);
        double loss = 0;
        for (int i = 0; i < count; i++) {
            Predictor.Result alone = predictor.predict(List.of(faces.get(i)));
            assertThat(together.predictions().get(i).ratios().toArray())
                    .containsExactly(alone.predictions().get(0).ratios().toArray(), within(1e-6));
            loss += alone.loss() / count;
        }
        assertThat(together.loss()).isCloseTo(loss, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void lossIsTheMeanSquareInTheScaleOfTheTarget(String scheme, CoordinateTarget target, int count) {
        DataSpec data = Models.data(scheme, target);
        List<CroppedFace> faces = faces(data, count);
        double factor = target.scale() * (target.range().get(1) - target.range().get(0));

        Predictor.Result result = new Predictor(Models.network(data), data, Models.codec(data)).predict(faces);

        double sum = 0;
        for (Prediction prediction : result.predictions()) {
            sum += squares(prediction.ratios(), prediction.cropped().ratios());
        }
        int coordinates = 2 * data.points().size() * count;
        assertThat(result.loss()).isPositive().isCloseTo(factor * factor * sum / coordinates, withinPercentage(1e-2));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void lossIsTheNetworksOwn(String scheme, CoordinateTarget target, int count) {
        DataSpec data = Models.data(scheme, target);
        List<CroppedFace> faces = faces(data, count);
        ComputationGraph network = Models.network(data);

        double own = network.score(new BatchEncoder(data, Models.codec(data)).encode(faces), false);

        assertThat(new Predictor(network, data, Models.codec(data))
                        .predict(faces)
                        .loss())
                .isCloseTo(own, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void lossOfAConstantIsThatOfANetworkThatGivesIt(String scheme, CoordinateTarget target, int count) {
        DataSpec data = Models.data(scheme, target);
        List<CroppedFace> faces = faces(data, count);
        Landmarks answer = faces.get(0).ratios();
        double factor = target.scale() * (target.range().get(1) - target.range().get(0));

        double loss = new Predictor(Models.network(data), data, Models.codec(data)).lossOfConstant(faces, answer);

        double sum = faces.stream()
                .mapToDouble(face -> squares(face.ratios(), answer))
                .sum();
        assertThat(loss).isCloseTo(factor * factor * sum / (2 * data.points().size() * count), withinPercentage(1e-2));
        Predictor constant = new Predictor(Models.constant(data, answer), data, Models.codec(data));
        assertThat(constant.predict(faces).loss()).isCloseTo(loss, withinPercentage(1e-3));
    }

    @Test
    void aConstantOfAllFacesAlikeLosesNothing() {
        DataSpec data = Models.data("nose", Models.RATIOS);
        CroppedFace face = faces(data, 1).get(0);

        assertThat(new Predictor(Models.network(data), data, Models.codec(data))
                        .lossOfConstant(List.of(face, face, face), face.ratios()))
                .isZero();
    }

    @Test
    void theFastNetworkPredictsTheSame() {
        DataSpec data = Models.data("nose", Models.RATIOS);
        List<CroppedFace> faces = faces(data, 40);

        Predictor.Result stock = new Predictor(Models.network(data), data, Models.codec(data)).predict(faces);
        Predictor.Result fast =
                new Predictor(FastPath.enable(Models.network(data)), data, Models.codec(data)).predict(faces);

        for (int i = 0; i < 40; i++) {
            assertThat(fast.predictions().get(i).ratios().toArray())
                    .containsExactly(stock.predictions().get(i).ratios().toArray(), within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f})
    void aNetworkThatDivergedHasALossThatSaysSoAndNoPoints(float bias) {
        DataSpec data = Models.data("nose", Models.RATIOS);
        ComputationGraph network = Models.network(data);
        network.paramTable().get("output_b").assign(bias);

        Predictor.Result result = new Predictor(network, data, Models.codec(data)).predict(faces(data, 35));

        assertThat(Double.isFinite(result.loss())).isFalse();
        assertThat(result.predictions()).isEmpty();
    }

    @Test
    void pointsNeedNoTruth() {
        DataSpec data = Models.data("nose", Models.RATIOS);
        List<CroppedFace> faces = faces(data, 40);
        List<CroppedFace> unknown = faces.stream()
                .map(face -> new CroppedFace(
                        face.face().withLandmarks(Landmarks.NONE), face.crop(), face.patch(), face.pixels()))
                .toList();
        for (boolean flipTest : new boolean[] {false, true}) {
            Predictor predictor = new Predictor(Models.network(data), data, Models.codec(data)).withFlipTest(flipTest);
            assertThat(predictor.points(unknown))
                    .isEqualTo(predictor.predict(faces).predictions().stream()
                            .map(Prediction::ratios)
                            .toList());
        }
        assertThat(new Predictor(Models.network(data), data, Models.codec(data)).points(List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void aNetworkThatDivergedHasNoPointsToGive(float bias) {
        DataSpec data = Models.data("nose", Models.RATIOS);
        ComputationGraph network = Models.network(data);
        network.paramTable().get("output_b").assign(bias);

        assertThatThrownBy(() -> new Predictor(network, data, Models.codec(data)).points(faces(data, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("its training diverged");
    }

    @Test
    void predictionsDifferFromFaceToFace() {
        DataSpec data = Models.data("nose", Models.RATIOS);

        List<Prediction> predictions = new Predictor(Models.network(data), data, Models.codec(data))
                .predict(faces(data, 35))
                .predictions();

        assertThat(predictions).extracting(Prediction::ratios).doesNotHaveDuplicates();
    }

    private static List<CroppedFace> faces(DataSpec data, int count) {
        return Faces.random(data.scheme(), count, Models.INPUT.length(), count);
    }

    private static double squares(Landmarks one, Landmarks other) {
        double sum = 0;
        for (int i = 0; i < one.count(); i++) {
            sum += Math.pow(one.distance(i, other), 2);
        }
        return sum;
    }
}
