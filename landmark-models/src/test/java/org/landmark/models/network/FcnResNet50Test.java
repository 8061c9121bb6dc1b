package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

class FcnResNet50Test {
    private static final FcnResNet50 THIN = new FcnResNet50(1, null, null, null);
    private static final InputSpec SMALL = Nets.input(40, 32);

    @Test
    void hasAsManyParametersAsTorchvisions() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(64, 64), 68, 1, new NoOp());

        ComputationGraph network = Nets.built(FcnResNet50.DEFAULT, setting);

        assertThat(TrainableParameters.count(network)).isEqualTo(35_352_136);
        assertThat(network.numParams()).isEqualTo(35_352_136 + 54_656);
    }

    @Test
    void withoutTheAuxiliaryHeadItHasItsParametersLess() {
        FcnResNet50 alone = new FcnResNet50(null, null, 0.0, null);
        NetworkSetting setting = Nets.mapsSetting(Nets.input(64, 64), 68, 1, new NoOp());

        ComputationGraph network = Nets.built(alone, setting);

        assertThat(TrainableParameters.count(network)).isEqualTo(35_352_136 - 2_377_284);
        assertThat(network.getConfiguration().getNetworkOutputs()).containsExactly("output");
    }

    @Test
    void everyLayerHasTheShapeOfItsDescription() {
        NetworkSetting setting = Nets.mapsSetting(Nets.input(224, 224), 68, 1, new NoOp());
        Map<String, List<Long>> shapes = LayerShapes.of(FcnResNet50.DEFAULT, setting);

        Map<String, List<Long>> expected = new HashMap<>();
        ResNet50 plain = ResNet50.DEFAULT;
        LayerShapes.of(plain, Nets.setting(Nets.input(224, 224), 68, 1)).forEach((name, shape) -> {
            boolean dilated = name.startsWith("layer3") || name.startsWith("layer4");
            if (!name.equals("avgpool") && !name.equals("output")) {
                expected.put("backbone_" + name, dilated ? List.of(shape.get(0), 28L, 28L) : shape);
            }
        });
        head(expected, "classifier_", 512);
        head(expected, "aux_classifier_", 256);
        expected.put("output", List.of(68L, 224L, 224L));
        expected.put("auxiliary", List.of(68L, 224L, 224L));
        assertThat(shapes).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static void head(Map<String, List<Long>> expected, String name, long channels) {
        for (int i = 0; i < 4; i++) {
            expected.put(name + i, List.of(channels, 28L, 28L));
        }
        expected.put(name + "4", List.of(68L, 28L, 28L));
        expected.put(name + "resize", List.of(68L, 224L, 224L));
    }

    @ParameterizedTest
    @CsvSource({
        "layer2_1, 1",
        "layer3_0, 1",
        "layer3_1, 2",
        "layer3_5, 2",
        "layer4_0, 2",
        "layer4_1, 4",
        "layer4_2, 4",
    })
    void tapsSpreadAsInTorchvision(String block, int dilation) {
        ComputationGraph network = Nets.built(THIN, setting());

        ConvolutionLayer layer = (ConvolutionLayer)
                network.getLayer("backbone_" + block + "_conv2").conf().getLayer();
        assertThat(layer.getDilation()).containsExactly(dilation, dilation);
        assertThat(layer.getPadding()).containsExactly(dilation, dilation);
        assertThat(layer.getStride()).containsExactly(1, 1);
    }

    @Test
    void scoreIsTheMeanOverTheCellsAndAShareOfTheAuxiliaryOne() {
        FcnResNet50 spec = new FcnResNet50(1, null, 0.3, null);
        ComputationGraph network = Nets.built(spec, setting());
        MultiDataSet faces = Nets.mapsBatch(SMALL, 3, 25, 20, 4, 1);
        INDArray labels = faces.getLabels(0);

        INDArray[] outputs = network.output(faces.getFeatures());
        double score = network.score(new MultiDataSet(faces.getFeatures(), new INDArray[] {labels, labels}), false);

        assertThat(outputs[0].shape()).containsExactly(4, 3, 20, 25);
        assertThat(score)
                .isCloseTo(
                        meanSquare(outputs[0].sub(labels)) + 0.3 * meanSquare(outputs[1].sub(labels)),
                        withinPercentage(1e-3));
    }

    private static double meanSquare(INDArray errors) {
        return errors.mul(errors).meanNumber().doubleValue();
    }

    @Test
    void refusesWhatItIsNotFor() {
        NetworkTexts.assertRefused(
                THIN,
                Nets.mapsSetting(SMALL, 3, 5, 3, 1, new NoOp()),
                "network fcn-resnet50: expected maps of at least 5x4 cells as target, [K, 4, 5] or larger, "
                        + "came [3, 3, 5]");
        NetworkTexts.assertRefused(
                THIN,
                Nets.setting(SMALL, 3, 1),
                "network fcn-resnet50: expected maps of at least 5x4 cells as target, [K, 4, 5] or larger, came [6]");
        NetworkTexts.assertRefused("{name: fcn-resnet50, auxiliary: -1}", "auxiliary must be a number from 0 to 100");
        NetworkTexts.assertRefused("{name: fcn-resnet50, width: 0}", "width must be a number from 1 to 1024");
    }

    @Test
    void isReadAndWrittenByItsName() {
        assertThat(NetworkTexts.read("{name: fcn-resnet50}")).isEqualTo(FcnResNet50.DEFAULT);
        assertThat(NetworkTexts.read(
                        "{name: fcn-resnet50, width: 64, padding: 3, auxiliary: 0.5, weights: he-fan-out}"))
                .isEqualTo(FcnResNet50.DEFAULT);
        NetworkTexts.assertSurvives(new FcnResNet50(8, 2, 0.0, WeightInitialisation.XAVIER));
        NetworkTexts.assertSurvivesJson(THIN, setting());
    }

    private static NetworkSetting setting() {
        return Nets.mapsSetting(SMALL, 3, 25, 20, 1, new NoOp());
    }
}
