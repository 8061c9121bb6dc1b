package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.InputException;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.network.Cnn;
import org.landmark.models.network.CnnBlock;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.HeatmapResNet;
import org.landmark.models.network.IntegralResNet;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet50;
import org.landmark.models.network.ShapeNet;
import org.landmark.models.vertex.BilinearResize;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/** Every network comes back from its file as it was, on with its training, too. */
class NetworkBundleTest {
    private static final InputSpec INPUT = Nets.input(40, 32);
    private static final int POINTS = 58;

    @TempDir
    Path folder;

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(new Cnn(List.of(new CnnBlock(3, 3, 2, 1, true, 2, 0.2)), null, 0.5, null), 0, 0),
                Arguments.of(new ResNet50(1, null, null), 0, 0),
                Arguments.of(new ShapeNet(2, null, 2, null, null), 0, 0),
                Arguments.of(new IntegralResNet(2, 2, null, null, null), 0, 0),
                Arguments.of(new HeatmapResNet(2, 2, List.of(3), null, null), 10, 8),
                Arguments.of(new FcnResNet50(1, null, null, null), 31, 20));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void modelsAndCheckpointsComeBack(NetworkSpec spec, int width, int height) throws Exception {
        NetworkSetting setting = width == 0
                ? Nets.setting(INPUT, POINTS, 1, new Adam(1e-3))
                : Nets.mapsSetting(INPUT, POINTS, width, height, 1, new Adam(1e-3));
        MultiDataSet faces =
                width == 0 ? Nets.batch(INPUT, POINTS, 3, 1) : Nets.mapsBatch(INPUT, POINTS, width, height, 3, 1);
        ComputationGraph network = spec.create(setting);
        MultiDataSet batch = new MultiDataSet(
                faces.getFeatures(),
                Collections.nCopies(network.getNumOutputArrays(), faces.getLabels(0))
                        .toArray(INDArray[]::new));
        network.fit(batch);
        ModelCard card = Cards.of(INPUT, target(width, height), TargetFit.NONE);

        new ModelBundle(network, card).write(folder.resolve("model.zip"));
        new Checkpoint<>(network, card, new Place(3)).write(folder.resolve("checkpoint.zip"));
        ComputationGraph model = ModelBundle.read(folder.resolve("model.zip")).network();
        ComputationGraph going =
                Checkpoint.read(folder.resolve("checkpoint.zip"), Place.class).network();

        assertThat(model.output(faces.getFeatures())).isEqualTo(network.output(faces.getFeatures()));
        assertThat(going.updaterState()).isEqualTo(network.updaterState());
        assertThat(going.getConfiguration().toJson())
                .isEqualTo(network.getConfiguration().toJson());
    }

    @Test
    void aModelOfAnotherSizeIsRefused() throws Exception {
        ComputationGraph network =
                new FcnResNet50(1, null, null, null).create(Nets.mapsSetting(INPUT, POINTS, 31, 20, 1, new Adam(1e-3)));
        Path file = folder.resolve("model.zip");
        new ModelBundle(network, Cards.of(INPUT, target(31, 21), TargetFit.NONE)).write(file);

        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "its network answers [58, 20, 31] as output, landmark.json asks for [58, 21, 31]");
    }

    @Test
    void anAuxiliaryOutputOfAnotherSizeIsRefused() throws Exception {
        ComputationGraph network =
                new FcnResNet50(1, null, null, null).create(Nets.mapsSetting(INPUT, POINTS, 31, 20, 1, new Adam(1e-3)));
        network.getConfiguration().getVertices().put("aux_classifier_resize", new BilinearResize(20, 30));
        Path file = folder.resolve("model.zip");
        new ModelBundle(network, Cards.of(INPUT, target(31, 20), TargetFit.NONE)).write(file);

        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "its network answers [58, 20, 30] as auxiliary, landmark.json asks for [58, 20, 31]");
    }

    private static TargetSpec target(int width, int height) {
        return width == 0
                ? new CoordinateTarget(null, null)
                : new HeatmapTarget(width, height, null, null, null, null, null);
    }

    record Place(int epoch) {}
}
