package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.layers.FastPath;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.ResNet50;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network of torchvision's beside ours.
 *
 * @param file name of its weights, without the ending; what it answers stands beside in {@code FILE-answers.safetensors}
 * @param spec ours
 * @param pictures name of the tensor that is shown to both
 * @param answers name of the tensor of torchvision's answers
 * @param output which of ours it is
 */
record ParityCase(String file, NetworkSpec spec, String pictures, String answers, String output) {
    private ParityCase(String file, NetworkSpec spec, String pictures, String answers) {
        this(file, spec, pictures, answers, NetworkSetting.OUTPUT);
    }

    /** All that there are, with so many channels in the first stage. */
    static List<ParityCase> of(int width) {
        ResNet18 resnet18 = new ResNet18(width, null, null);
        ResNet50 resnet50 = new ResNet50(width, null, null);
        FcnResNet50 fcn = new FcnResNet50(width, null, null, null);
        return List.of(
                new ParityCase("resnet18", resnet18, "coloured", "of coloured"),
                new ParityCase("resnet18", resnet18, "grey", "of grey"),
                new ParityCase("resnet18", new ResNet18(width, 2, null), "grey", "of grey padded by 2"),
                new ParityCase("resnet50", resnet50, "coloured", "of coloured"),
                new ParityCase("resnet50", resnet50, "grey", "of grey"),
                new ParityCase("resnet50", new ResNet50(width, 2, null), "grey", "of grey padded by 2"),
                new ParityCase("fcn_resnet50", fcn, "coloured", "of coloured"),
                new ParityCase("fcn_resnet50", fcn, "coloured", "auxiliary of coloured", NetworkSetting.AUXILIARY));
    }

    /** The largest difference of a number of ours from PyTorch's, relative to the largest of those. */
    double difference(Path folder, boolean fast) {
        try (SafetensorsFile known = SafetensorsFile.open(folder.resolve(file + "-answers.safetensors"))) {
            INDArray shown = array(known, pictures);
            INDArray expected = array(known, answers);
            ComputationGraph network = Nets.built(spec, setting(shown, expected));
            if (fast) {
                network = FastPath.enable(network);
            }
            int index = network.getConfiguration().getNetworkOutputs().indexOf(output);
            INDArray before =
                    network.output(shown)[index].dup(); // so that what the fast path has prepared is out of date
            WeightReport report = TorchvisionWeights.load(folder.resolve(file + ".safetensors"), network);
            INDArray actual = network.output(shown)[index];
            assertThat(report.fresh()).isEmpty();
            assertThat(report.unused()).isEmpty();
            assertThat(actual.shape()).isEqualTo(expected.shape());
            assertThat(relative(before, expected)).as("without the weights").isGreaterThan(0.1);
            return relative(actual, expected);
        }
    }

    private static double relative(INDArray actual, INDArray expected) {
        return actual.sub(expected).amaxNumber().doubleValue()
                / expected.amaxNumber().doubleValue();
    }

    private static NetworkSetting setting(INDArray shown, INDArray expected) {
        InputSpec.Colour colour = shown.size(1) == 1 ? InputSpec.Colour.GREY : InputSpec.Colour.RGB;
        InputSpec input = new InputSpec((int) shown.size(3), (int) shown.size(2), colour, null);
        int outputs = (int) expected.size(1);
        return expected.rank() == 2
                ? Nets.setting(input, outputs / 2, 1, new NoOp())
                : Nets.mapsSetting(input, outputs, 1, new NoOp());
    }

    private static INDArray array(SafetensorsFile file, String name) {
        TensorEntry tensor = file.tensors().get(name);
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        return Nd4j.create(file.values(tensor), shape, 'c');
    }

    @Override
    public String toString() {
        return Arrays.asList(file, answers).toString();
    }
}
