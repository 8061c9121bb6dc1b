package org.landmark.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landmark.eval.model.ExportCase.colour;
import static org.landmark.eval.model.ExportCase.coordinates;
import static org.landmark.eval.model.ExportCase.grey;
import static org.landmark.eval.model.ExportCase.maps;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.network.Cnn;
import org.landmark.models.network.CnnBlock;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.HeatmapResNet;
import org.landmark.models.network.IntegralResNet;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.ResNet50;
import org.landmark.models.network.ShapeNet;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.landmark.models.onnx.OnnxFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every network of the project, small, answers in ONNX Runtime as it does here. */
class ExportedNetworksTest {
    @TempDir
    Path folder;

    static Stream<ExportCase> networks() {
        return Stream.of(
                coordinates(new SmallCnn(List.of(4, 6), 5, List.of(9), null), grey(40, 33)),
                coordinates(
                        new Cnn(
                                List.of(
                                        new CnnBlock(4, 3, 2, 1, true, 2, 0.2),
                                        new CnnBlock(5, 2, 1, 1, false, 3, null),
                                        new CnnBlock(6, 3, 1, 2, true, 0, null)),
                                List.of(7, 8),
                                0.5,
                                null),
                        colour(41, 32)),
                coordinates(new ResNet18(8, 2, null), grey(57, 64)),
                coordinates(new ResNet18(4, null, null), colour(64, 64), "conv1", "bn1", "layer1", "layer2"),
                coordinates(new ResNet50(4, null, null), grey(64, 50)),
                coordinates(new ShapeNet(4, null, 5, null, null), colour(48, 48)),
                coordinates(new IntegralResNet(8, 2, List.of(5, 6), null, null), grey(64, 40)),
                coordinates(new IntegralResNet(8, 2, List.of(5, 6), true, null), grey(64, 40)),
                maps(new HeatmapResNet(8, 3, List.of(5, 6), null, null), grey(64, 48), 16, 12),
                maps(new HeatmapResNet(8, 3, List.of(5, 6), true, null), grey(64, 48), 16, 12),
                maps(new UNet(List.of(4, 5, 6), null), colour(40, 32), 40, 32),
                maps(new FcnResNet50(4, null, null, null), colour(48, 40), 45, 37));
    }

    @Test
    void noNetworkIsForgotten() {
        assertThat(networks().map(network -> network.spec().getClass()).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(NetworkSpec.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .map(JsonSubTypes.Type::value)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void answersAlike(ExportCase network) throws Exception {
        ModelBundle bundle = network.stored(folder.resolve("model.zip"));
        Path file = folder.resolve("model.onnx");
        OnnxFile.of(bundle, "test").write(file);

        try (BundleModel ours = new BundleModel(bundle);
                LandmarkModel exported = LandmarkModel.open(file)) {
            assertThat(exported).isInstanceOf(OnnxModel.class);
            assertThat(exported.card()).isEqualTo(bundle.card());
            assertThat(Agreement.of(ours, exported).difference()).isLessThan(1e-4);
            assertThat(lookingElsewhere(exported))
                    .as("the answer depends on the picture")
                    .isGreaterThan(1e-2);
        }
    }

    /** How far the answer to a bright face is from that to a dark one, as a part of the largest number. */
    private static double lookingElsewhere(LandmarkModel model) {
        var input = model.card().data().input();
        long[] shape = {1, input.channels(), input.height(), input.width()};
        try (INDArray dark = model.answer(Nd4j.zeros(shape));
                INDArray bright = model.answer(Nd4j.ones(shape))) {
            return dark.sub(bright).amaxNumber().doubleValue()
                    / dark.amaxNumber().doubleValue();
        }
    }
}
