package org.landmark.models.layers;

import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A small network around the layers in question. A convolution comes before them, so that a wrong gradient at their input shows in
 * that convolution's gradients.
 *
 * @param labelMask the shape of a mask for the labels of the only output, or null
 * @param vertices adds what lies between the inputs ("in", or "in0", "in1", ...) and the outputs, and names the outputs
 */
record LayerCase(String name, int batch, List<InputType> inputs, long[] labelMask, Consumer<GraphBuilder> vertices) {
    /** Layers one after the other, behind a convolution with that many channels and, if need be, in front of a dense loss. */
    static LayerCase chain(String name, int channels, Layer... layers) {
        return graph(name, builder -> {
            String last = "first";
            builder.addLayer(last, first(channels), "in");
            for (int i = 0; i < layers.length; i++) {
                String next = isLoss(layers[i]) ? "out" : "layer" + i;
                builder.addLayer(next, layers[i].clone(), last);
                last = next;
            }
            if (!last.equals("out")) {
                builder.addLayer("out", loss(), last);
            }
            builder.setOutputs("out");
        });
    }

    /** A case of three pictures, 7 wide and 9 high, with two channels. */
    static LayerCase graph(String name, Consumer<GraphBuilder> vertices) {
        return new LayerCase(name, 3, List.of(InputType.convolutional(9, 7, 2)), null, vertices);
    }

    LayerCase on(int examples, InputType... types) {
        return new LayerCase(name, examples, List.of(types), labelMask, vertices);
    }

    LayerCase masked(long... shape) {
        return new LayerCase(name, batch, inputs, shape, vertices);
    }

    static ConvolutionLayer first(int channels) {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.TANH)
                .build();
    }

    static OutputLayer loss() {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nOut(3)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static boolean isLoss(Layer layer) {
        return layer instanceof BaseOutputLayer || layer instanceof CnnLossLayer;
    }

    /** The stock network in single precision, with parameters that no mistake hides behind, as it would behind 0 and 1. */
    ComputationGraph stock(IUpdater updater) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(updater)
                .dataType(DataType.FLOAT)
                .graphBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            builder.addInputs(inputs.size() == 1 ? "in" : "in" + i);
        }
        vertices.accept(builder);
        builder.setInputTypes(inputs.toArray(InputType[]::new));
        ComputationGraph network = new ComputationGraph(builder.build());
        network.init();
        network.paramTable().forEach((name, values) -> {
            INDArray random = RandomArrays.uniform(name.hashCode(), values.shape());
            switch (name.substring(name.lastIndexOf('_') + 1)) {
                case "gamma", "var" -> values.assign(random.addi(0.5));
                case "b", "beta", "mean", "log10stdev" -> values.assign(
                        random.subi(0.5).muli(0.4));
                default -> {} // weights, which are drawn already
            }
        });
        return network;
    }

    MultiDataSet data() {
        return Batches.of(stock(new NoOp()), inputs, batch, labelMask);
    }

    @Override
    public String toString() {
        return name;
    }
}
