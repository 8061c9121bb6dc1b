package org.landmark.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landmark.eval.model.ExportCase.colour;
import static org.landmark.eval.model.ExportCase.coordinates;
import static org.landmark.eval.model.ExportCase.grey;
import static org.landmark.eval.model.ExportCase.maps;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.network.Cnn;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.HeatmapResNet;
import org.landmark.models.network.IntegralResNet;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.ResNet50;
import org.landmark.models.network.ShapeNet;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.landmark.models.onnx.OnnxFile;

/** Networks as large as experiments have them answer in ONNX Runtime as they do here. */
@Tag("parity")
class FullSizeExportTest {
    static Stream<ExportCase> networks() {
        return Stream.of(
                coordinates(SmallCnn.DEFAULT, grey(80, 60)),
                coordinates(Cnn.DEFAULT, colour(224, 224)),
                coordinates(ResNet18.DEFAULT, grey(224, 224)),
                coordinates(ResNet50.DEFAULT, colour(224, 224)),
                coordinates(new ShapeNet(null, null, 10, null, null), colour(224, 224)),
                coordinates(IntegralResNet.DEFAULT, grey(128, 128)),
                maps(HeatmapResNet.DEFAULT, grey(128, 128), 32, 32),
                maps(UNet.DEFAULT, colour(128, 128), 128, 128),
                maps(FcnResNet50.DEFAULT, colour(224, 224), 224, 224));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void answersAlike(ExportCase network) {
        ModelBundle bundle = network.bundle(1);
        OnnxFile file = OnnxFile.of(bundle, "test");
        try (BundleModel ours = new BundleModel(bundle);
                OnnxModel exported = OnnxModel.of(file, network.toString())) {
            double difference = Agreement.of(ours, exported).difference();
            System.out.printf(
                    "%s: %.1f MB, relative difference %.1e%n", network, file.bytes().length / 1e6, difference);
            assertThat(difference).isLessThan(1e-4);
        }
    }
}
