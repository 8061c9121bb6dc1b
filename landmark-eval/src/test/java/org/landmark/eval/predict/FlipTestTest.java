package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.ShapeTarget;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.decode.Dark;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.Faces;
import org.landmark.eval.metric.Prediction;
import org.landmark.models.layers.FastPath;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.landmark.models.network.WeightInitialisation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/** Predictions as means over a face and its mirror image, by networks of real layers. */
class FlipTestTest {
    private static final int SIDE = 16;
    private static final InputSpec INPUT = new InputSpec(SIDE, SIDE, null, null);
    private static final int[] MIRROR = {1, 0, 2, 4, 3};
    private static final LandmarkScheme FIVE =
            new LandmarkScheme("five", 5, null, List.of(1, 0, 2, 4, 3), null, List.of(0, 1));

    enum Kind {
        COORDINATES(new CoordinateTarget(List.of(-0.5, 0.5), 10.0)),
        HEATMAPS(new HeatmapTarget(SIDE, SIDE, null, null, null, null, new Dark(null))),
        SHAPE(new ShapeTarget(7, null, null));

        private final DataSpec data;
        private final TargetCodec codec;

        Kind(TargetSpec target) {
            data = new DataSpec(DatasetKind.DLIB_XML, "x.xml", FIVE, null, null, null, INPUT, target, null, null);
            codec = target.codec(
                    5,
                    target.fit(Faces.random(FIVE, 20, 1, 7).stream()
                            .map(CroppedFace::ratios)
                            .toList()));
        }

        private NetworkSetting setting(long seed) {
            return new NetworkSetting(INPUT, codec, Loss.MSE, new NoOp(), new Seed(seed));
        }

        private ComputationGraph anyNetwork(long seed) {
            return this == HEATMAPS
                    ? new UNet(List.of(2, 3), null).create(setting(seed))
                    : new SmallCnn(List.of(3), 3, List.of(6), null).create(setting(seed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesAnyNetworkSeeTheMirrorImageAsTheMirrorImage(Kind kind) {
        Predictor plain = new Predictor(kind.anyNetwork(1), kind.data, kind.codec);
        Predictor flipping = plain.withFlipTest(true);
        List<CroppedFace> faces = faces(37, 1, false);
        List<CroppedFace> mirrored = faces(37, 1, true);

        List<Prediction> found = flipping.predict(faces).predictions();
        List<Prediction> back = flipping.predict(mirrored).predictions();
        List<Prediction> unflipped = plain.predict(faces).predictions();

        assertThat(found).extracting(Prediction::cropped).isEqualTo(faces);
        for (int i = 0; i < faces.size(); i++) {
            assertThat(mirrored(back.get(i).ratios()).toArray())
                    .containsExactly(found.get(i).ratios().toArray(), within(1e-3));
            assertThat(unflipped.get(i).ratios()).isNotEqualTo(found.get(i).ratios());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "HEATMAPS", mode = EnumSource.Mode.EXCLUDE)
    void ofNumbersItIsTheMeanOfBothPredictions(Kind kind) {
        Predictor plain = new Predictor(kind.anyNetwork(2), kind.data, kind.codec);
        List<Prediction> faces = plain.predict(faces(5, 2, false)).predictions();
        List<Prediction> mirrored = plain.predict(faces(5, 2, true)).predictions();

        List<Prediction> found =
                plain.withFlipTest(true).predict(faces(5, 2, false)).predictions();

        for (int i = 0; i < 5; i++) {
            assertThat(found.get(i).ratios().toArray())
                    .containsExactly(
                            faces.get(i)
                                    .ratios()
                                    .meanWith(mirrored(mirrored.get(i).ratios()))
                                    .toArray(),
                            within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changesNothingAboutANetworkOfMapsThatKnowsLeftFromRight(long seed) {
        Kind kind = Kind.HEATMAPS;
        ComputationGraph network = graph(
                kind,
                new ConvolutionLayer.Builder(5, 5)
                        .nIn(1)
                        .nOut(5)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.SIGMOID)
                        .build(),
                new CnnLossLayer.Builder(Loss.MSE.function(5, 1)).build());
        INDArray kernels = network.paramTable().get("features_W");
        Random random = new Random(seed);
        for (int point = 0; point < 5; point++) {
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 5; column++) {
                    double weight = random.nextGaussian();
                    kernels.putScalar(new int[] {point, 0, row, column}, weight);
                    kernels.putScalar(new int[] {MIRROR[point], 0, row, 4 - column}, weight);
                }
            }
        }

        agreesWithAndWithout(network, kind, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changesNothingAboutANetworkOfCoordinatesThatKnowsLeftFromRight(long seed) {
        Kind kind = Kind.COORDINATES;
        ComputationGraph network = graph(
                kind,
                null,
                new OutputLayer.Builder(Loss.MSE.function(10, 1))
                        .nIn(SIDE * SIDE)
                        .nOut(10)
                        .activation(Activation.IDENTITY)
                        .build());
        INDArray weights = network.paramTable().get("output_W");
        Random random = new Random(seed);
        for (int point = 0; point < 5; point++) {
            for (int axis = 0; axis < 2; axis++) {
                int sign = axis == 0 ? -1 : 1; // what moves x to the right moves the mirror image's to the left
                for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                    boolean self = MIRROR[point] == point;
                    int opposite = pixel - pixel % SIDE + SIDE - 1 - pixel % SIDE;
                    if (self && opposite < pixel) {
                        continue;
                    }
                    double weight = random.nextGaussian() / SIDE;
                    weights.putScalar(pixel, 2L * point + axis, weight);
                    weights.putScalar(opposite, 2L * MIRROR[point] + axis, sign * weight);
                }
            }
        }

        agreesWithAndWithout(network, kind, seed);
    }

    @Test
    void changesNothingAboutAConstantThatIsSymmetric() {
        Landmarks symmetric = Landmarks.of(0.3, 0.4, 0.7, 0.4, 0.5, 0.6, 0.35, 0.8, 0.65, 0.8);
        DataSpec data = new DataSpec(
                DatasetKind.DLIB_XML, "x.xml", FIVE, null, null, null, Models.INPUT, Models.RATIOS, null, null);
        Predictor predictor = new Predictor(Models.constant(data, symmetric), data, Models.codec(data));
        List<CroppedFace> faces = Faces.random(FIVE, 3, Models.INPUT.length(), 1);

        for (Prediction prediction : predictor.withFlipTest(true).predict(faces).predictions()) {
            assertThat(prediction.ratios().toArray()).containsExactly(symmetric.toArray(), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLossStaysThatOfTheFacesAsTheyAre(Kind kind) {
        Predictor plain = new Predictor(kind.anyNetwork(3), kind.data, kind.codec);
        List<CroppedFace> faces = faces(35, 3, false);

        assertThat(plain.withFlipTest(true).predict(faces).loss())
                .isEqualTo(plain.predict(faces).loss());
        assertThat(plain.withFlipTest(true).withFlipTest(false).predict(faces).predictions())
                .extracting(Prediction::ratios)
                .isEqualTo(plain.predict(faces).predictions().stream()
                        .map(Prediction::ratios)
                        .toList());
    }

    private static void agreesWithAndWithout(ComputationGraph network, Kind kind, long seed) {
        List<CroppedFace> faces = faces(34, seed, false);
        for (ComputationGraph run : List.of(network, FastPath.forPrediction(network))) {
            Predictor plain = new Predictor(run, kind.data, kind.codec);
            List<Prediction> without = plain.predict(faces).predictions();
            List<Prediction> with = plain.withFlipTest(true).predict(faces).predictions();
            assertThat(without).extracting(Prediction::ratios).doesNotHaveDuplicates();
            for (int i = 0; i < faces.size(); i++) {
                assertThat(with.get(i).ratios().toArray())
                        .containsExactly(without.get(i).ratios().toArray(), within(1e-4));
            }
        }
    }

    /** A network of at most two layers. */
    private static ComputationGraph graph(Kind kind, ConvolutionLayer features, Layer output) {
        ComputationGraphConfiguration.GraphBuilder graph = kind.setting(1).graph(WeightInitialisation.FAN_IN);
        if (features != null) {
            graph.addLayer("features", features, NetworkSetting.INPUT);
        }
        graph.addLayer(NetworkSetting.OUTPUT, output, features == null ? NetworkSetting.INPUT : "features");
        ComputationGraph network = new ComputationGraph(
                graph.setInputTypes(InputType.convolutional(SIDE, SIDE, 1)).build());
        network.init();
        if (kind == Kind.COORDINATES) { // no weights, no way from the middle
            network.params().assign(0);
        }
        return network;
    }

    /** Faces whose crops have a pixel for each of the input's, or their mirror images. */
    private static List<CroppedFace> faces(int count, long seed, boolean mirrored) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] pixels = new byte[SIDE];
                    random.nextBytes(pixels);
                    Landmarks points = Landmarks.of(random.doubles(10, 3, 12).toArray());
                    if (mirrored) {
                        for (int left = 0; left < SIDE / 2; left++) {
                            byte kept = pixels[left];
                            pixels[left] = pixels[SIDE - 1 - left];
                            pixels[SIDE - 1 - left] = kept;
                        }
                    }
                    return Faces.of(new Crop(0, 0, SIDE, SIDE), points, pixels);
                })
                .toList();
    }

    private static Landmarks mirrored(Landmarks ratios) {
        return ratios.map(x -> 1 - x, y -> y).select(MIRROR);
    }
}
