package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.layers.FastPath;
import org.landmark.models.network.Nets;
import org.landmark.models.network.ResNet18;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** What goes where, and what is refused; the stored file is torchvision's ResNet-18 of width 2 with 10 outputs. */
class TorchvisionWeightsTest {
    private static final Path STORED = Path.of("src", "test", "resources", "torchvision", "resnet18.safetensors");
    private static final InputSpec RGB = new InputSpec(32, 32, InputSpec.Colour.RGB, null);
    private static final InputSpec GREY = Nets.input(32, 32);

    @TempDir
    Path folder;

    private Path file;
    private SafetensorsBytes tensors;

    @BeforeEach
    void copy() {
        file = folder.resolve("mine.safetensors");
        tensors = new SafetensorsBytes();
        try (SafetensorsFile stored = SafetensorsFile.open(STORED)) {
            stored.tensors().values().stream()
                    .filter(tensor -> tensor.type().isReal())
                    .forEach(tensor -> tensors.add(tensor.name(), stored.values(tensor), shape(tensor)));
        }
    }

    @Test
    void fillsEveryParameterWithItsTensor() {
        ComputationGraph network = network(RGB, 5);

        WeightReport report = TorchvisionWeights.load(STORED, network);

        assertThat(report.counts()).isEqualTo("102 of 102 tensors fill 41 of 41 layers");
        assertThat(report.rest()).isEqualTo("left fresh: nothing; not used: nothing");
        assertThat(report.file()).isEqualTo(STORED);
        Map<String, INDArray> ours = network.paramTable();
        try (SafetensorsFile stored = SafetensorsFile.open(STORED)) {
            assertThat(values(ours.get("conv1_W"))).isEqualTo(tensor(stored, "conv1.weight"));
            assertThat(values(ours.get("layer2_0_downsample_0_W")))
                    .isEqualTo(tensor(stored, "layer2.0.downsample.0.weight"));
            assertThat(values(ours.get("layer4_1_bn2_gamma"))).isEqualTo(tensor(stored, "layer4.1.bn2.weight"));
            assertThat(values(ours.get("layer4_1_bn2_beta"))).isEqualTo(tensor(stored, "layer4.1.bn2.bias"));
            assertThat(values(ours.get("layer4_1_bn2_mean"))).isEqualTo(tensor(stored, "layer4.1.bn2.running_mean"));
            assertThat(values(ours.get("layer4_1_bn2_var"))).isEqualTo(tensor(stored, "layer4.1.bn2.running_var"));
            assertThat(values(ours.get("output_W").transpose())).isEqualTo(tensor(stored, "fc.weight"));
            assertThat(values(ours.get("output_b"))).isEqualTo(tensor(stored, "fc.bias"));
        }
    }

    @Test
    void namesTheFileByItsHash() throws IOException {
        WeightReport one = TorchvisionWeights.load(STORED, network(RGB, 5));
        WeightReport other = load(bytes -> bytes.add("more", new float[1], 1), RGB, 5);

        assertThat(one.sha256()).matches("[0-9a-f]{64}").isNotEqualTo(other.sha256());
        Files.copy(STORED, folder.resolve("copy.safetensors"));
        assertThat(TorchvisionWeights.load(folder.resolve("copy.safetensors"), network(RGB, 5))
                        .sha256())
                .isEqualTo(one.sha256());
    }

    @Test
    void aGreyNetworkSumsTheFirstKernelsOverTheColours() {
        ComputationGraph network = network(GREY, 5);

        TorchvisionWeights.load(STORED, network);

        float[] ours = values(network.paramTable().get("conv1_W"));
        try (SafetensorsFile stored = SafetensorsFile.open(STORED)) {
            float[] colours = tensor(stored, "conv1.weight");
            for (int out = 0; out < 2; out++) {
                for (int cell = 0; cell < 49; cell++) {
                    int first = out * 3 * 49 + cell;
                    assertThat(ours[out * 49 + cell])
                            .isCloseTo(colours[first] + colours[first + 49] + colours[first + 98], within(1e-6f));
                }
            }
        }
    }

    @Test
    void anotherNumberOfOutputsLeavesTheLastLayerFresh() {
        ComputationGraph network = network(GREY, 68);
        INDArray before = network.paramTable().get("output_W").dup();

        WeightReport report = TorchvisionWeights.load(STORED, network);

        assertThat(network.paramTable().get("output_W")).isEqualTo(before);
        assertThat(report.counts()).isEqualTo("100 of 102 tensors fill 40 of 41 layers");
        assertThat(report.rest())
                .isEqualTo("left fresh: output (10 outputs in the file, 136 here); not used: fc.weight, fc.bias");
    }

    @Test
    void namesAreShownWithoutWhatATerminalObeys() throws IOException {
        WeightReport report = load(bytes -> bytes.add("\\u001b[2Jone\\u009b", new float[1], 1), RGB, 5);

        assertThat(report.rest()).isEqualTo("left fresh: nothing; not used: ?[2Jone?");
        assertThat(report.unused()).contains("\u001b[2Jone\u009b");
    }

    @Test
    void whatOnlyOneSideHasIsReported() throws IOException {
        WeightReport report = load(
                bytes -> {
                    bytes.remove("layer1.0.conv1.weight");
                    bytes.add("layer1.2.conv1.weight", new float[36], 2, 2, 3, 3);
                    bytes.add("loose", new float[1]);
                    IntStream.range(0, 20).forEach(i -> bytes.add("extra." + i, new float[1], 1));
                },
                RGB,
                5);

        assertThat(report.counts()).isEqualTo("101 of 123 tensors fill 40 of 41 layers");
        assertThat(report.fresh()).containsExactly(new FreshLayer("layer1_0_conv1", ""));
        assertThat(report.unused()).hasSize(22);
        assertThat(report.rest())
                .isEqualTo("left fresh: layer1_0_conv1; not used: layer1.2.conv1.weight, loose, extra.0, extra.1,"
                        + " extra.2, extra.3, extra.4, extra.5 and 14 more");
    }

    @Test
    void aBackboneIsFoundUnderEitherName() throws IOException {
        WeightReport report = load(
                bytes -> {
                    bytes.remove("bn1.weight");
                    bytes.add("backbone.bn1.weight", new float[] {7, 8}, 2);
                },
                RGB,
                5);

        assertThat(report.fresh()).isEmpty();
    }

    @Test
    void frozenLayersAreFilledToo() {
        ComputationGraph network = network(RGB, 5);
        network.getVertex("conv1").setLayerAsFrozen();
        network.getVertex("bn1").setLayerAsFrozen();

        WeightReport report = TorchvisionWeights.load(STORED, network);

        assertThat(report.fresh()).isEmpty();
        try (SafetensorsFile stored = SafetensorsFile.open(STORED)) {
            assertThat(values(network.getVertex("conv1").getLayer().getParam("W")))
                    .isEqualTo(tensor(stored, "conv1.weight"));
            assertThat(values(network.getVertex("bn1").getLayer().getParam("var")))
                    .isEqualTo(tensor(stored, "bn1.running_var"));
        }
    }

    @Test
    void trainingGoesOnFromTheWeights() {
        MultiDataSet batch = Nets.batch(RGB, 5, 2, 1);
        ComputationGraph stock = network(RGB, 5);
        ComputationGraph fast = FastPath.enable(network(RGB, 5));
        for (ComputationGraph network : List.of(stock, fast)) {
            network.fit(batch);
            TorchvisionWeights.load(STORED, network);
            network.fit(batch);
        }
        assertThat(fast.score()).isCloseTo(stock.score(), within(1e-4 * stock.score()));
    }

    @Test
    void refusesOtherShapes() {
        assertRefused(
                bytes -> bytes.add("layer2.0.conv2.weight", new float[16], 4, 4, 1, 1),
                "tensor layer2.0.conv2.weight is [4, 4, 1, 1], the network's layer layer2_0_conv2 takes [4, 4, 3, 3]");
        assertRefused(
                bytes -> bytes.add("bn1.running_var", new float[3], 3),
                "tensor bn1.running_var is [3], the network's layer bn1 takes [2]");
        assertRefused(
                bytes -> bytes.add("fc.weight", new float[150], 10, 15),
                "tensor fc.weight is [10, 15], the network's layer output takes [10, 16]");
        assertRefused(
                bytes -> bytes.add("fc.weight", new float[160], 16, 10),
                "tensor fc.weight is [16, 10], the network's layer output takes [10, 16]");
        assertRefused(
                bytes -> bytes.add("fc.bias", new float[11], 11),
                "tensor fc.bias is [11], the network's layer output takes [10]");
        assertRefused(
                bytes -> bytes.add("conv1.weight", new float[2 * 49], 2, 1, 7, 7),
                "tensor conv1.weight is [2, 1, 7, 7], the network's layer conv1 takes [2, 3, 7, 7]");
        assertRefused(
                bytes -> bytes.add("layer1.0.conv1.weight", new float[54], 2, 3, 3, 3),
                "tensor layer1.0.conv1.weight is [2, 3, 3, 3], the network's layer layer1_0_conv1 takes [2, 2, 3, 3]");
        assertThatThrownBy(() -> load(bytes -> bytes.add("conv1.weight", new float[2 * 4 * 49], 2, 4, 7, 7), GREY, 5))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": tensor conv1.weight is [2, 4, 7, 7], the network's layer conv1 takes"
                        + " [2, 1, 7, 7]");
    }

    @Test
    void refusesWhatCanNotBeMeant() {
        assertRefused(
                bytes -> bytes.add("bn1.weight", "I32", new byte[8], 2),
                "tensor bn1.weight is of I32 (expected F32, F16, BF16 or F64)");
        assertRefused(
                bytes -> bytes.add("bn1.running_var", new float[] {1, -0.5f}, 2),
                "tensor bn1.running_var has the variance -0.5 (expected 0 or more)");
        assertRefused(
                bytes -> bytes.add("bn1.bias", new float[] {1, Float.NaN}, 2),
                "tensor bn1.bias has the number NaN at place 1");
        assertRefused(
                bytes -> bytes.remove("bn1.running_mean"),
                "has tensors for the network's layer bn1, but no running_mean");
        assertRefused(
                bytes -> bytes.add("backbone.bn1.bias", new float[2], 2),
                "has two tensors for the network's bn1.bias: bn1.bias, backbone.bn1.bias");
    }

    @Test
    void refusesAFileOfAnotherNetwork() throws IOException {
        new SafetensorsBytes()
                .add("features.0.weight", new float[9], 1, 1, 3, 3)
                .add("fc.weight", new float[2 * 16], 2, 16)
                .write(file);
        assertThatThrownBy(() -> TorchvisionWeights.load(file, network(RGB, 5)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": has no tensor for a layer of the network (its tensors:"
                        + " features.0.weight, fc.weight; the layers: conv1, bn1, ");
    }

    @Test
    void aRefusedFileChangesNothing() throws IOException {
        ComputationGraph network = network(RGB, 5);
        INDArray before = network.params().dup();
        tensors.add("fc.weight", new float[150], 10, 15).write(file);
        assertThatThrownBy(() -> TorchvisionWeights.load(file, network)).isInstanceOf(InputException.class);
        assertThat(network.params()).isEqualTo(before);
    }

    private void assertRefused(Consumer<SafetensorsBytes> change, String problem) {
        copy();
        assertThatThrownBy(() -> load(change, RGB, 5))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": " + problem);
    }

    private WeightReport load(Consumer<SafetensorsBytes> change, InputSpec input, int points) throws IOException {
        change.accept(tensors);
        tensors.write(file);
        return TorchvisionWeights.load(file, network(input, points));
    }

    private static ComputationGraph network(InputSpec input, int points) {
        return Nets.built(new ResNet18(2, null, null), Nets.setting(input, points, 1));
    }

    private static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private static float[] tensor(SafetensorsFile file, String name) {
        return file.values(file.tensors().get(name));
    }

    private static long[] shape(TensorEntry tensor) {
        return tensor.shape().stream().mapToLong(Long::longValue).toArray();
    }
}
