package org.landmark.models.network;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.activations.Activation;
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

    /** Name of what every network answers. */
    public static final String OUTPUT = "output";

    /** Name of a second output that some have while they train, for the same target. */
    public static final String AUXILIARY = "auxiliary";

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

    /**
     * The target, for a network that has to know where a picture's edges are.
     *
     * @param network its name
     * @throws InputException if the target is not of coordinates
     */
    CoordinateCodec plane(String network) {
        if (target instanceof CoordinateCodec codec) {
            return codec;
        }
        throw new InputException("network " + network + ": expected coordinates as target, came "
                + Arrays.toString(target.shape()) + (target.shape().length == 1 ? " other numbers" : " maps"));
    }

    /**
     * How many maps a network gives.
     *
     * @param network its name
     * @throws InputException if the target is of another kind or size
     */
    int maps(String network, int height, int width) {
        long[] shape = target.shape();
        if (shape.length != 3 || shape[1] != height || shape[2] != width) {
            throw new InputException("network " + network + ": expected maps of " + width + "x" + height
                    + " cells as target, [K, " + height + ", " + width + "], came " + Arrays.toString(shape));
        }
        return Math.toIntExact(shape[0]);
    }

    /** The layer that ends a network with maps of the target's size: the mean loss over all cells, times a factor. */
    CnnLossLayer mapsLoss(double factor) {
        long[] shape = target.shape();
        return new CnnLossLayer.Builder(
                        loss.function(Math.toIntExact(shape[0]), factor / ((double) shape[1] * shape[2])))
                .activation(Activation.IDENTITY)
                .build();
    }

    /** The layer that ends a network whose last vertex gives the target's numbers already. */
    LossLayer numbersLoss() {
        LossLayer layer = new LossLayer.Builder(loss.function(target.length(), 1))
                .activation(Activation.IDENTITY)
                .build();
        layer.setNOut(target.length()); // it would say that nothing comes out; its builder refuses to be told
        return layer;
    }

    /** The type of the picture. */
    InputType inputType() {
        return InputType.convolutional(input.height(), input.width(), input.channels());
    }

    /**
     * The beginning of a graph with what all networks have in common: input, updater, seed, 32-bit numbers. Its output is {@link #OUTPUT};
     * a network that has {@link #AUXILIARY} too sets both anew.
     *
     * @param weights how layers draw theirs that don't say otherwise
     */
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
