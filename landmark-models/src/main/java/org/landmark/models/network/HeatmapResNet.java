package org.landmark.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.weights.WeightInitDistribution;

/**
 * Maps from a shortened ResNet-18 and transposed convolutions: B. Xiao et al., Simple Baselines for Human Pose Estimation and
 * Tracking, ECCV 2018. With its defaults a 128x128 picture becomes 64x32x32, 128x16x16, 256x8x8, then 128x16x16 and 128x32x32, of
 * which a 1x1 convolution makes maps of 32x32 cells.
 *
 * <p>The loss is the mean over all cells of all maps. The last convolution begins near 0, as most cells of a map are.
 *
 * @param width channels of the first stage, doubled by each of the others; default 64
 * @param stages how many of ResNet-18's four; default 3
 * @param deconvolutions channels of each 4x4 transposed convolution, which doubles the size; default 128, 128
 * @param lateral whether what the earlier stages give is added where the maps have its size again (T.-Y. Lin et al., Feature Pyramid
 *     Networks for Object Detection, CVPR 2017); default false
 * @param weights how weights are drawn; default He by fan-out
 */
public record HeatmapResNet(
        Integer width, Integer stages, List<Integer> deconvolutions, Boolean lateral, WeightInitialisation weights)
        implements NetworkSpec {
    private static final double NEAR_ZERO = 1e-3;

    /** With every default. */
    public static final HeatmapResNet DEFAULT = new HeatmapResNet(null, null, null, null, null);

    public HeatmapResNet {
        UpsamplingTrunk trunk = UpsamplingTrunk.of(width, stages, deconvolutions, lateral, weights);
        width = trunk.width();
        stages = trunk.stages();
        deconvolutions = trunk.deconvolutions();
        lateral = trunk.lateral();
        weights = trunk.weights();
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        UpsamplingTrunk trunk = UpsamplingTrunk.of(width, stages, deconvolutions, lateral, weights);
        int maps = setting.maps(
                "heatmap-resnet",
                trunk.cells(setting.input().height()),
                trunk.cells(setting.input().width()));
        trunk.requireSizes("heatmap-resnet", setting.input());
        GraphBuilder graph = setting.graph(weights);
        trunk.add(graph)
                .pointwise("head", maps, new WeightInitDistribution(new NormalDistribution(0, NEAR_ZERO)))
                .add(NetworkSetting.OUTPUT, setting.mapsLoss(1));
        return graph.setInputTypes(setting.inputType()).build();
    }
}
