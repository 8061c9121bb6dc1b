package org.landmark.models;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetCodec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * What a network is built for.
 *
 * @param input the picture, {@code [C, H, W]}
 * @param target what is asked for
 * @param loss of the output
 * @param updater of the parameters
 * @param seed that the initial weights are drawn from
 */
public record NetworkSetting(InputSpec input, TargetCodec target, ILossFunction loss, IUpdater updater, Seed seed) {
    /** Name of every network's only input. */
    public static final String INPUT = "input";

    /** Name of every network's only output. */
    public static final String OUTPUT = "output";

    /** A graph's beginning, with what all networks have in common. */
    public ComputationGraphConfiguration.GraphBuilder graph(WeightInitialisation weights) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed.derive("weights", 0))
                .dataType(DataType.FLOAT)
                .weightInit(weights.scheme())
                .updater(updater)
                .graphBuilder()
                .addInputs(INPUT)
                .setOutputs(OUTPUT);
    }
}
