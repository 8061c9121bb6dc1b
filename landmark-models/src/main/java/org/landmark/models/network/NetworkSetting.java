package org.landmark.models.network;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What a network is built for.
 *
 * @param input the picture, {@code [C, H, W]}
 * @param target what is asked for
 * @param loss of the output
 * @param updater of the parameters
 * @param seed that the initial weights are drawn from
 * @param shapes of the faces that train, in ratios of the crop, for networks that know what faces look like
 */
public record NetworkSetting(
        InputSpec input, TargetCodec target, Loss loss, IUpdater updater, Seed seed, List<Landmarks> shapes) {
    /** Name of every network's only input. */
    public static final String INPUT = "input";

    /** Name of every network's only output. */
    public static final String OUTPUT = "output";

    public NetworkSetting {
        shapes = List.copyOf(shapes);
    }

    /** For networks that know nothing of shapes. */
    public NetworkSetting(InputSpec input, TargetCodec target, Loss loss, IUpdater updater, Seed seed) {
        this(input, target, loss, updater, seed, List.of());
    }

    /**
     * How many numbers a network gives that has no maps.
     *
     * @param network its name
     * @throws InputException if the target is of another kind
     */
    int coordinates(String network) {
        if (target.shape().length != 1) {
            throw new InputException("network " + network + ": expected a row of numbers as target, [n], came "
                    + Arrays.toString(target.shape()));
        }
        return target.length();
    }

    /** The type of the picture. */
    InputType inputType() {
        return InputType.convolutional(input.height(), input.width(), input.channels());
    }

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
