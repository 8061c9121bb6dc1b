package org.landmark.models.onnx;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions and transposed convolutions; a batch normalisation behind becomes part of their weights and biases. */
final class Convolutions {
    private Convolutions() {}

    static String write(OnnxGraph graph, Stage stage) {
        ConvolutionLayer layer = (ConvolutionLayer) stage.configuration();
        stage.require(
                layer.getConvolutionMode() == ConvolutionMode.Truncate
                        && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW,
                "the mode Truncate and channels first, came " + layer.getConvolutionMode() + " and "
                        + layer.getCnn2dDataFormat());
        boolean transposed = layer instanceof Deconvolution2D;
        List<String> inputs = new ArrayList<>(List.of(stage.input(), weights(graph, stage, transposed)));
        biases(stage, layer.hasBias()).ifPresent(values -> {
            inputs.add(graph.constant(stage.part("bias"), values, values.length));
        });
        return Activations.write(
                graph,
                stage,
                layer.getActivationFn(),
                result -> graph.add(
                        transposed ? Operator.CONV_TRANSPOSE : Operator.CONV,
                        result,
                        inputs,
                        Attributes.of("kernel_shape", layer.getKernelSize()),
                        Attributes.of("strides", layer.getStride()),
                        Attributes.of("dilations", layer.getDilation()),
                        Attributes.pads(layer.getPadding())));
    }

    /** {@code [out, in, height, width]}, and {@code [in, out, height, width]} of a transposed convolution, as ONNX wants them too. */
    private static String weights(OnnxGraph graph, Stage stage, boolean transposed) {
        INDArray stored = stage.parameters().getParam(WEIGHT_KEY);
        String name = stage.part("weight");
        if (stage.behind().isEmpty()) {
            return graph.constant(name, stored);
        }
        double[] factors = stage.behind().get().factors();
        long[] shape = stored.shape();
        int area = Math.toIntExact(shape[2] * shape[3]);
        int second = Math.toIntExact(shape[1]);
        try (INDArray dense = stored.dup('c')) {
            float[] values = dense.data().asFloat();
            for (int i = 0; i < values.length; i++) {
                int channel = transposed ? i / area % second : i / area / second;
                values[i] = (float) (values[i] * factors[channel]);
            }
            return graph.constant(name, values, shape);
        }
    }

    private static Optional<float[]> biases(Stage stage, boolean own) {
        Optional<Scaling> behind = stage.behind();
        if (!own) {
            return behind.map(scaling -> scaling.biases(new double[scaling.factors().length]));
        }
        INDArray stored = stage.parameters().getParam(BIAS_KEY);
        return Optional.of(
                behind.map(scaling -> scaling.biases(stored.toDoubleVector())).orElseGet(stored::toFloatVector));
    }
}
