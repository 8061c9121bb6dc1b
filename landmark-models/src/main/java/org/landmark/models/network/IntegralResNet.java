package org.landmark.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.models.vertex.SpatialExpectation;

/**
 * Coordinates as the means of maps: the maps of {@link HeatmapResNet}, which the network makes a distribution of and takes the mean
 * of itself, so that it is trained on coordinates and needs no decoder (X. Sun et al., Integral Human Pose Regression, ECCV 2018).
 *
 * @param width channels of the first stage, doubled by each of the others; default 64
 * @param stages how many of ResNet-18's four; default 3
 * @param deconvolutions channels of each 4x4 transposed convolution, which doubles the size; default 128, 128
 * @param lateral whether what the earlier stages give is added where the maps have its size again (T.-Y. Lin et al., Feature Pyramid
 *     Networks for Object Detection, CVPR 2017); default false
 * @param weights how weights are drawn; default He by fan-out, the maps' convolution by fan-in
 */
public record IntegralResNet(
        Integer width, Integer stages, List<Integer> deconvolutions, Boolean lateral, WeightInitialisation weights)
        implements NetworkSpec {
    /** With every default. */
    public static final IntegralResNet DEFAULT = new IntegralResNet(null, null, null, null, null);

    public IntegralResNet {
        UpsamplingTrunk trunk = UpsamplingTrunk.of(width, stages, deconvolutions, lateral, weights);
        width = trunk.width();
        stages = trunk.stages();
        deconvolutions = trunk.deconvolutions();
        lateral = trunk.lateral();
        weights = trunk.weights();
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        CoordinateCodec plane = setting.plane("integral-resnet");
        UpsamplingTrunk trunk = UpsamplingTrunk.of(width, stages, deconvolutions, lateral, weights);
        trunk.requireSizes("integral-resnet", setting.input());
        GraphBuilder graph = setting.graph(weights);
        trunk.add(graph)
                .pointwise(
                        "head",
                        plane.points(),
                        WeightInitialisation.FAN_IN.scheme().getWeightInitFunction())
                .vertex("expectation", new SpatialExpectation(plane.low(), plane.span()))
                .add(NetworkSetting.OUTPUT, setting.numbersLoss());
        return graph.setInputTypes(setting.inputType()).build();
    }
}
