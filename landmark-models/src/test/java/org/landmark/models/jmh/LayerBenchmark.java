package org.landmark.models.jmh;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.layers.FastPath;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds that a batch of eight takes through the layers in question and a small loss behind them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class LayerBenchmark {
    private static final int BATCH = 8;

    @Param({"fast", "stock"})
    public String path;

    private ComputationGraph network;
    private INDArray features;
    private INDArray labels;

    abstract InputType input();

    /**
     * The layers, one after the other. The first is a cheap one with parameters wherever the gradient at the input is to be measured
     * too: nothing has to go back further than to the first parameters.
     */
    abstract Layer[] layers();

    @Setup
    public void build() {
        GraphBuilder builder = new NeuralNetConfiguration.Builder().seed(1).graphBuilder();
        builder.addInputs("in");
        String last = "in";
        Layer[] layers = layers();
        for (int i = 0; i < layers.length; i++) {
            builder.addLayer("layer" + i, layers[i], last);
            last = "layer" + i;
        }
        builder.addLayer("out", loss(), last).setOutputs("out").setInputTypes(input());
        ComputationGraph stock = new ComputationGraph(builder.build());
        stock.init();
        network = path.equals("fast") ? FastPath.enable(stock) : stock;
        long[] shape = input().getShape(true);
        shape[0] = BATCH;
        features = Nd4j.rand(shape);
        labels = Nd4j.rand(BATCH, 1);
    }

    @Benchmark
    public INDArray forward() {
        return network.outputSingle(features);
    }

    @Benchmark
    public double forwardAndBackward() {
        network.setInputs(features);
        network.setLabels(labels);
        network.computeGradientAndScore();
        return network.score();
    }

    private static OutputLayer loss() {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build();
    }
}
