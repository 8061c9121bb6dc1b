package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.MeanShape;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Faces;

class EvaluationTest {
    @ParameterizedTest
    @ValueSource(strings = {"nose", "imm58"})
    void theMeanShapeItselfTiesWithTheBaselineAndDoesNotBeatIt(String scheme) {
        for (CoordinateTarget target : List.of(Models.RATIOS, Models.PERCENT_OF_MIDDLE)) {
            DataSpec data = Models.data(scheme, target);
            for (int seed = 0; seed < 12; seed++) {
                Landmarks mean = MeanShape.of(faces(data, 10, seed));

                Evaluation evaluation = Evaluation.of(Models.meanShape(data, mean), faces(data, 40, 100 + seed));

                assertThat(evaluation.model().mse())
                        .isCloseTo(evaluation.baseline().mse(), withinPercentage(1e-3));
                assertThat(evaluation.beatsBaseline()).as("seed " + seed).isFalse();
            }
        }
    }

    @Test
    void whatIsNearerThanTheMeanShapeBeatsIt() {
        DataSpec data = Models.data("nose", Models.RATIOS);
        List<CroppedFace> faces = faces(data, 34, 1);
        Landmarks best = MeanShape.of(faces);
        Landmarks off = best.map(x -> x + 0.05, y -> y);

        Evaluation better = Evaluation.of(Models.bundle(Models.constant(data, best), data, off), faces);
        Evaluation worse = Evaluation.of(Models.bundle(Models.constant(data, off), data, best), faces);

        assertThat(better.beatsBaseline()).isTrue();
        assertThat(worse.beatsBaseline()).isFalse();
        assertThat(better.baseline().mse() - better.model().mse()).isCloseTo(0.0025 / 2, withinPercentage(0.1));
        assertThat(better.model().mse()).isCloseTo(worse.baseline().mse(), withinPercentage(1e-3));
        assertThat(better.model().nme()).isNull();
    }

    @Test
    void aSmallGainCounts() {
        DataSpec data = Models.data("nose", Models.RATIOS);
        List<CroppedFace> faces = faces(data, 34, 1);
        Landmarks best = MeanShape.of(faces);
        Landmarks off = best.map(x -> x + 0.002, y -> y);

        assertThat(Evaluation.of(Models.bundle(Models.constant(data, best), data, off), faces)
                        .beatsBaseline())
                .isTrue();
    }

    @Test
    void facesKeepTheirOrderAndTheLossItsScale() {
        DataSpec data = Models.data("imm58", Models.PERCENT_OF_MIDDLE);
        List<CroppedFace> faces = faces(data, 33, 1);
        Landmarks mean = MeanShape.of(faces);

        Evaluation evaluation = Evaluation.of(Models.meanShape(data, mean), faces);

        assertThat(IntStream.range(0, 33)
                        .allMatch(i -> evaluation.predictions().get(i).cropped() == faces.get(i)))
                .isTrue();
        assertThat(evaluation.loss()).isCloseTo(10_000 * evaluation.model().mse(), withinPercentage(1e-2));
        assertThat(evaluation.model().nme()).isPositive();
    }

    @Test
    void aModelThatDivergedIsRefused() {
        DataSpec data = Models.data("nose", Models.RATIOS);
        ComputationGraph network = Models.network(data);
        network.params().assign(Float.NaN);
        Landmarks mean = Landmarks.of(0.5, 0.5);

        assertThatThrownBy(() -> Evaluation.of(Models.bundle(network, data, mean), faces(data, 3, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN");
    }

    private static List<CroppedFace> faces(DataSpec data, int count, long seed) {
        return Faces.random(data.scheme(), count, Models.INPUT.length(), seed);
    }
}
