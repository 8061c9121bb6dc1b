package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.HeatmapResNet;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.ResNet50;
import org.landmark.models.network.ShapeNet;
import org.nd4j.linalg.learning.config.NoOp;

/** Networks that share a part with the one whose weights a file has; the stored ones are of width 2. */
class BackboneWeightsTest {
    private static final Path FILES = Path.of("src", "test", "resources", "torchvision");
    private static final InputSpec RGB = new InputSpec(32, 32, InputSpec.Colour.RGB, null);

    @Test
    void aSegmentationNetworkTakesAClassifiersWeights() {
        ComputationGraph network =
                Nets.built(new FcnResNet50(2, null, null, null), Nets.mapsSetting(RGB, 3, 1, new NoOp()));

        WeightReport report = TorchvisionWeights.load(FILES.resolve("resnet50.safetensors"), network);

        assertThat(report.filled()).hasSize(106).allMatch(layer -> layer.startsWith("backbone_"));
        assertThat(report.fresh())
                .extracting(FreshLayer::name)
                .containsExactlyInAnyOrder(
                        "classifier_0",
                        "classifier_1",
                        "classifier_4",
                        "aux_classifier_0",
                        "aux_classifier_1",
                        "aux_classifier_4");
        assertThat(report.unused()).containsExactly("fc.weight", "fc.bias");
    }

    @Test
    void aSegmentationNetworksHeadsAreLeftForAnotherNumberOfMaps() {
        ComputationGraph network =
                Nets.built(new FcnResNet50(2, null, null, null), Nets.mapsSetting(RGB, 3, 1, new NoOp()));

        WeightReport report = TorchvisionWeights.load(FILES.resolve("fcn_resnet50.safetensors"), network);

        assertThat(report.fresh())
                .containsExactlyInAnyOrder(
                        new FreshLayer("classifier_4", "2 outputs in the file, 3 here"),
                        new FreshLayer("aux_classifier_4", "2 outputs in the file, 3 here"));
        assertThat(report.filled()).hasSize(110);
        assertThat(report.unused())
                .containsExactly(
                        "classifier.4.weight", "classifier.4.bias", "aux_classifier.4.weight", "aux_classifier.4.bias");
    }

    @Test
    void aClassifierTakesASegmentationNetworksBackbone() {
        ComputationGraph network = Nets.built(new ResNet50(2, null, null), Nets.setting(RGB, 5, 1, new NoOp()));

        WeightReport report = TorchvisionWeights.load(FILES.resolve("fcn_resnet50.safetensors"), network);

        assertThat(report.filled()).hasSize(106);
        assertThat(report.fresh()).containsExactly(new FreshLayer("output", ""));
        assertThat(report.unused())
                .isNotEmpty()
                .allMatch(tensor -> tensor.startsWith("classifier.") || tensor.startsWith("aux_classifier."));
    }

    @Test
    void aShortenedBackboneTakesWhatItHas() {
        HeatmapResNet spec = new HeatmapResNet(2, 3, List.of(4), null, null);
        ComputationGraph network = Nets.built(spec, Nets.mapsSetting(Nets.input(32, 32), 3, 4, 4, 1, new NoOp()));

        WeightReport report = TorchvisionWeights.load(FILES.resolve("resnet18.safetensors"), network);

        assertThat(report.filled()).hasSize(30).contains("conv1", "layer3_1_bn2");
        assertThat(report.fresh())
                .extracting(FreshLayer::name)
                .containsExactlyInAnyOrder("deconv1", "deconv1_bn", "head");
        assertThat(report.unused())
                .isNotEmpty()
                .allMatch(tensor -> tensor.startsWith("layer4.") || tensor.startsWith("fc."));
    }

    @Test
    void aNetworkOfShapesTakesAllButTheLastLayer() {
        List<Landmarks> shapes = IntStream.range(0, 6)
                .mapToObj(i -> Landmarks.of(0.1 * i, 0.2, 0.5, 0.1 * i * i / 5, 0.3, 0.9))
                .toList();
        NetworkSetting setting = Nets.setting(RGB, 3, 1, new NoOp());
        ShapeNet spec = new ShapeNet(2, null, 2, null, null);
        ComputationGraph network = Nets.built(
                spec,
                new NetworkSetting(RGB, setting.target(), setting.loss(), setting.updater(), new Seed(1), shapes));

        WeightReport report = TorchvisionWeights.load(FILES.resolve("resnet18.safetensors"), network);

        assertThat(report.filled()).hasSize(40);
        assertThat(report.fresh()).extracting(FreshLayer::name).containsExactlyInAnyOrder("scores", "transform");
        assertThat(report.unused()).containsExactly("fc.weight", "fc.bias");
    }
}
