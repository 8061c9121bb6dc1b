package org.landmark.models.onnx;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Deeplearning4j's other layers. */
final class Layers {
    private Layers() {}

    /** Fully connected: {@code x W + b}. */
    static String dense(OnnxGraph graph, Stage stage) {
        FeedForwardLayer layer = (FeedForwardLayer) stage.configuration();
        boolean plain = !(layer instanceof DenseLayer dense && dense.isHasLayerNorm());
        stage.require(plain, "no layer normalisation");
        boolean hasBias = layer instanceof DenseLayer dense ? dense.isHasBias() : ((OutputLayer) layer).hasBias();
        List<String> inputs = new ArrayList<>(List.of(
                stage.input(),
                graph.constant(stage.part("weight"), stage.parameters().getParam(WEIGHT_KEY))));
        if (hasBias) {
            inputs.add(graph.constant(
                    stage.part("bias"), stage.parameters().getParam(BIAS_KEY).ravel()));
        }
        return Activations.write(
                graph, stage, layer.getActivationFn(), result -> graph.add(Operator.GEMM, result, inputs));
    }

    /** One that is no convolution's: it stands for itself. */
    static String normalisation(OnnxGraph graph, Stage stage) {
        BatchNormalization layer = (BatchNormalization) stage.configuration();
        stage.require(layer.getCnn2DFormat() == CNN2DFormat.NCHW, "channels first, came " + layer.getCnn2DFormat());
        Scaling scaling = Scaling.of(layer, stage.parameters());
        int channels = scaling.factors().length;
        float[] zeros = new float[channels];
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return graph.add(
                Operator.BATCH_NORMALIZATION,
                stage.name(),
                List.of(
                        stage.input(),
                        graph.constant(stage.part("scale"), floats(scaling.factors()), channels),
                        graph.constant(stage.part("shift"), floats(scaling.shifts()), channels),
                        graph.constant(stage.part("mean"), zeros, channels),
                        graph.constant(stage.part("variance"), ones, channels)),
                Attributes.of("epsilon", 0.0));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    static String activation(OnnxGraph graph, Stage stage) {
        return Activations.write(graph, stage, ((ActivationLayer) stage.configuration()).getActivationFn());
    }

    /** The end of a network whose numbers are there already: what is left of a loss once the network is trained. */
    static String loss(OnnxGraph graph, Stage stage) {
        return Activations.write(graph, stage, ((BaseLayer) stage.configuration()).getActivationFn());
    }

    /** Drops nothing outside of training. */
    static String dropout(OnnxGraph graph, Stage stage) {
        return stage.input();
    }

    static String pooling(OnnxGraph graph, Stage stage) {
        SubsamplingLayer layer = (SubsamplingLayer) stage.configuration();
        stage.require(
                layer.getPoolingType() == PoolingType.MAX
                        && layer.getConvolutionMode() == ConvolutionMode.Truncate
                        && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW,
                "a maximum, the mode Truncate and channels first, came " + layer.getPoolingType() + ", "
                        + layer.getConvolutionMode() + " and " + layer.getCnn2dDataFormat());
        return graph.add(
                Operator.MAX_POOL,
                stage.name(),
                stage.inputs(),
                Attributes.of("kernel_shape", layer.getKernelSize()),
                Attributes.of("strides", layer.getStride()),
                Attributes.of("dilations", layer.getDilation()),
                Attributes.pads(layer.getPadding()));
    }

    /** The mean over all cells, {@code [N, C, H, W]} to {@code [N, C]}. */
    static String mean(OnnxGraph graph, Stage stage) {
        GlobalPoolingLayer layer = (GlobalPoolingLayer) stage.configuration();
        stage.require(
                layer.getPoolingType() == PoolingType.AVG
                        && layer.isCollapseDimensions()
                        && (layer.getPoolingDimensions() == null
                                || Arrays.equals(layer.getPoolingDimensions(), new int[] {2, 3})),
                "a mean over all cells that leaves a row");
        String cell = graph.add(Operator.GLOBAL_AVERAGE_POOL, stage.part("cell"), stage.inputs());
        return graph.add(Operator.FLATTEN, stage.name(), List.of(cell), Attributes.of("axis", 1L));
    }
}
