package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.landmark.data.InputException;
import org.landmark.models.network.ResidualTrunk.Block;
import org.landmark.models.vertex.BilinearResize;

/**
 * A fully convolutional network for maps (J. Long et al., CVPR 2015) on a ResNet-50, as torchvision builds it and with its names of
 * layers, "_" for ".": the last two stages of the backbone spread their taps instead of halving the size, so that a 224x224 picture
 * becomes 2048x28x28; a 3x3 and a 1x1 convolution make a map for each point, resized bilinearly to the target's size. While it
 * trains, an auxiliary head of the same kind makes maps of the third stage's 1024x28x28, and its loss is added
 * (a training's curve shows that of the first maps alone, as validation's does).
 *
 * <p>Losses are means over all cells of all maps. The heads draw their weights by fan-in, as PyTorch's do, and drop a tenth of their
 * numbers in training.
 *
 * @param width channels within the blocks of the first stage, doubled by each of the others; default 64
 * @param padding of the first convolution, 7x7; default 3
 * @param auxiliary factor of the auxiliary head's loss, 0 for none; default 0.5
 * @param weights how the backbone's weights are drawn; default He by fan-out, as torchvision's
 */
public record FcnResNet50(Integer width, Integer padding, Double auxiliary, WeightInitialisation weights)
        implements NetworkSpec {
    private static final double MAX_AUXILIARY = 100;
    private static final double DROPOUT = 0.1;
    private static final int STRIDED = 2;
    private static final int THIRD = 3;
    private static final int LAST = 4;

    /** With every default. */
    public static final FcnResNet50 DEFAULT = new FcnResNet50(null, null, null, null);

    public FcnResNet50 {
        width = requireNonNullElse(width, ResidualTrunk.DEFAULT_WIDTH);
        padding = requireNonNullElse(padding, ResidualTrunk.DEFAULT_PADDING);
        auxiliary = requireNonNullElse(auxiliary, 0.5);
        weights = requireNonNullElse(weights, WeightInitialisation.HE_FAN_OUT);
        ResidualTrunk.requireOptions(width, padding);
        if (!(auxiliary >= 0 && auxiliary <= MAX_AUXILIARY)) {
            throw new IllegalArgumentException(
                    "auxiliary must be a number from 0 to " + MAX_AUXILIARY + ", came " + auxiliary);
        }
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        ResidualTrunk backbone = new ResidualTrunk(
                Block.BOTTLENECK, ResidualTrunk.DEPTHS_50, STRIDED, width, padding, weights, "backbone_");
        requireMaps(setting, backbone);
        GraphBuilder graph = setting.graph(weights);
        backbone.add(graph);
        head(graph, setting, "classifier_", backbone, LAST).add(NetworkSetting.OUTPUT, setting.mapsLoss(1));
        if (auxiliary > 0) {
            head(graph, setting, "aux_classifier_", backbone, THIRD)
                    .add(NetworkSetting.AUXILIARY, setting.mapsLoss(auxiliary));
            graph.setOutputs(NetworkSetting.OUTPUT, NetworkSetting.AUXILIARY);
        }
        return graph.setInputTypes(setting.inputType()).build();
    }

    /** From a stage's features to maps of the target's size. */
    private static LayerChain head(
            GraphBuilder graph, NetworkSetting setting, String name, ResidualTrunk backbone, int stage) {
        long[] target = setting.target().shape();
        return new LayerChain(graph, WeightInitialisation.FAN_IN, backbone.end(stage))
                .convolution(name + "0", backbone.channels(stage) / 4, 3, 1, 1)
                .normalisation(name + "1")
                .relu(name + "2")
                .dropout(name + "3", DROPOUT)
                .pointwise(
                        name + "4",
                        Math.toIntExact(target[0]),
                        WeightInitialisation.FAN_IN.scheme().getWeightInitFunction())
                .vertex(name + "resize", new BilinearResize(Math.toIntExact(target[1]), Math.toIntExact(target[2])));
    }

    private static void requireMaps(NetworkSetting setting, ResidualTrunk backbone) {
        int height = backbone.cells(setting.input().height());
        int width = backbone.cells(setting.input().width());
        long[] target = setting.target().shape();
        if (target.length != 3 || target[1] < height || target[2] < width) {
            throw new InputException("network fcn-resnet50: expected maps of at least " + width + "x" + height
                    + " cells as target, [K, " + height + ", " + width + "] or larger, came "
                    + Arrays.toString(target));
        }
    }
}
