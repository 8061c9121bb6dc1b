package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.ShapeTarget;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.eval.metric.Faces;
import org.landmark.eval.metric.Prediction;
import org.landmark.models.layers.FastPath;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.nd4j.linalg.learning.config.NoOp;

/** The predictor with heatmaps and with the scores of shapes. */
class OtherTargetsTest {
    private static final InputSpec INPUT = new InputSpec(16, 16, null, null);

    enum Kind {
        HEATMAP(new HeatmapTarget(16, 16, null, null, null, null, null), new UNet(List.of(2, 3), null)),
        SHAPE(new ShapeTarget(7, null, null), new SmallCnn(List.of(3), 3, List.of(6), null)),
        RAW_SHAPE(new ShapeTarget(7, null, false), new SmallCnn(List.of(3), 3, List.of(6), null));

        private final DataSpec data;
        private final List<CroppedFace> faces;
        private final TargetCodec codec;
        private final ComputationGraph network;

        Kind(TargetSpec target, NetworkSpec spec) {
            data = new DataSpec(null, null, null, null, null, null, INPUT, target, null, null);
            faces = Faces.random(data.scheme(), 37, INPUT.length(), 1);
            codec = target.codec(
                    58, target.fit(faces.stream().map(CroppedFace::ratios).toList()));
            network = new ComputationGraph(
                    spec.configure(new NetworkSetting(INPUT, codec, Loss.MSE, new NoOp(), new Seed(1))));
            network.init();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyFacesGiveWhatEachGivesAlone(Kind kind) {
        Predictor predictor = new Predictor(kind.network, kind.data, kind.codec);

        Predictor.Result together = predictor.predict(kind.faces);

        assertThat(together.predictions()).extracting(Prediction::cropped).isEqualTo(kind.faces);
        for (int i : new int[] {0, 31, 32, 36}) { // around the end of the first batch
            Predictor.Result alone = predictor.predict(List.of(kind.faces.get(i)));
            assertThat(together.predictions().get(i).ratios().toArray())
                    .containsExactly(alone.predictions().get(0).ratios().toArray(), within(1e-3));
        }
        double first = predictor.predict(kind.faces.subList(0, 10)).loss();
        double rest = predictor.predict(kind.faces.subList(10, 37)).loss();
        assertThat(together.loss()).isCloseTo((10 * first + 27 * rest) / 37, withinPercentage(1e-2));
    }

    @ParameterizedTest
    @EnumSource
    void lossIsTheNetworksOwn(Kind kind) {
        List<CroppedFace> few = kind.faces.subList(0, 4); // as Deeplearning4j sums in a single float
        double own = kind.network.score(new BatchEncoder(kind.data, kind.codec).encode(few), false);

        Predictor stock = new Predictor(kind.network, kind.data, kind.codec);
        Predictor fast = new Predictor(FastPath.enable(kind.network.clone()), kind.data, kind.codec);

        assertThat(stock.predict(few).loss()).isCloseTo(own, withinPercentage(1e-2));
        assertThat(fast.predict(few).loss()).isCloseTo(own, withinPercentage(1e-2));
    }

    @ParameterizedTest
    @EnumSource
    void lossOfAConstantIsTheMeanSquareOverEveryNumberOfTheTarget(Kind kind) {
        Landmarks answer = kind.faces.get(0).ratios();
        FloatBuffer constant = FloatBuffer.allocate(kind.codec.length());
        kind.codec.encode(answer, constant);
        FloatBuffer truth = FloatBuffer.allocate(kind.codec.length());
        double sum = 0;
        for (CroppedFace face : kind.faces) {
            kind.codec.encode(face.ratios(), truth);
            for (int i = 0; i < kind.codec.length(); i++) {
                sum += Math.pow(truth.get(i) - constant.get(i), 2);
            }
        }

        double loss = new Predictor(kind.network, kind.data, kind.codec).lossOfConstant(kind.faces, answer);

        assertThat(loss).isCloseTo(sum / kind.codec.length() / 37, withinPercentage(1e-2));
    }

    @ParameterizedTest
    @EnumSource
    void whatABatchIsMadeOfIsReadFromItAgain(Kind kind) {
        BatchEncoder encoder = new BatchEncoder(kind.data, kind.codec);
        List<Landmarks> truths = kind.faces.stream().map(CroppedFace::ratios).toList();
        List<Landmarks> found = encoder.landmarks(encoder.targetsOf(truths));
        FloatBuffer alone = FloatBuffer.allocate(kind.codec.length());
        for (int i = 0; i < truths.size(); i++) {
            kind.codec.encode(truths.get(i), alone);
            assertThat(found.get(i)).isEqualTo(kind.codec.decode(alone));
        }
        assertThat(found).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerToAFaceIsWhatItsPointsAreReadFrom(Kind kind) {
        CroppedFace face = kind.faces.get(3);
        Predictor predictor = new Predictor(kind.network, kind.data, kind.codec).withFlipTest(true);

        float[] answer = predictor.answer(face);

        assertThat(answer).hasSize(kind.codec.length());
        assertThat(kind.codec.decode(FloatBuffer.wrap(answer)))
                .isEqualTo(predictor
                        .withFlipTest(false)
                        .predict(List.of(face))
                        .predictions()
                        .get(0)
                        .ratios());
    }

    /** From the stock path and the fast one, and the predictions are the same with and without. */
    @ParameterizedTest
    @EnumSource
    void keepsTheMapsOfSomeFacesIfThereAreAny(Kind kind) {
        for (ComputationGraph network : List.of(kind.network, FastPath.enable(kind.network.clone()))) {
            Predictor plain = new Predictor(network, kind.data, kind.codec);
            Predictor.Result with = plain.keepingMaps(Set.of(0, 33)).predict(kind.faces);
            assertThat(with.predictions()).isEqualTo(plain.predict(kind.faces).predictions());
            assertThat(plain.predict(kind.faces).maps()).isEmpty();
            if (kind != Kind.HEATMAP) {
                assertThat(with.maps()).isEmpty();
            } else {
                assertThat(with.maps()).extracting(PointMaps::face).containsExactly(0, 33);
                PointMaps maps = with.maps().get(1);
                assertThat(maps.points()).isEqualTo(58);
                assertThat(maps.height()).isEqualTo(16);
                assertThat(maps.values()).containsExactly(plain.answer(kind.faces.get(33)), within(1e-5f));
            }
        }
    }

    @Test
    void aBatchOfLargeMapsIsSmall() {
        assertThat(Predictor.batchSize(136)).isEqualTo(32);
        assertThat(Predictor.batchSize(68 * 224 * 224)).isEqualTo(4);
        assertThat(Predictor.batchSize(1 << 28)).isEqualTo(1);
    }
}
