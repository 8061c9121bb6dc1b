package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** Every single derivative of the stock layers against a difference of the score, by Deeplearning4j's own check. */
@ExtendWith(OneThread.class)
class StockGradientTest {
    static Stream<LayerCase> cases() {
        return Stream.of(
                tiny(
                        "3x3 same",
                        convolution().convolutionMode(ConvolutionMode.Same).build()),
                tiny(
                        "3x3 same stride 2",
                        convolution()
                                .convolutionMode(ConvolutionMode.Same)
                                .stride(2, 2)
                                .build()),
                tiny("3x3 pad 1", convolution().padding(1, 1).build()),
                tiny(
                        "3x3 pad 1 stride 2",
                        convolution().padding(1, 1).stride(2, 2).build()),
                tiny(
                        "2x2 transposed",
                        new Deconvolution2D.Builder(2, 2)
                                .nOut(2)
                                .stride(2, 2)
                                .activation(Activation.TANH)
                                .build()),
                tiny("batch normalisation", new BatchNormalization(), new ActivationLayer(Activation.RELU)),
                tiny("maxima", pool(PoolingType.MAX).build()),
                tiny("means", pool(PoolingType.AVG).padding(1, 1).build()),
                tiny(
                        "means, same",
                        pool(PoolingType.AVG)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void areDifferencesOfTheScore(LayerCase layers) {
        MultiDataSet data = Batches.inDouble(layers.data());

        boolean right = Precision.inDouble(() -> {
            ComputationGraph network = layers.stock(new NoOp()).convertDataType(DataType.DOUBLE);
            return GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                    .net(network)
                    .inputs(data.getFeatures())
                    .labels(data.getLabels())
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-9)
                    .excludeParams(Set.of("layer0_mean", "layer0_log10stdev")));
        });

        assertThat(right).isTrue();
    }

    private static LayerCase tiny(String name, Layer... layers) {
        return LayerCase.chain(name, 2, layers).on(2, InputType.convolutional(5, 3, 1));
    }

    private static ConvolutionLayer.Builder convolution() {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(2)
                .convolutionMode(ConvolutionMode.Truncate)
                .activation(Activation.TANH);
    }

    private static SubsamplingLayer.Builder pool(PoolingType type) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(3, 3)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Truncate);
    }
}
