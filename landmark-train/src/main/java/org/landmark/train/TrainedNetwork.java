package org.landmark.train;

import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.layers.FastPath;
import org.landmark.models.updater.NetworkUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that is fitted, and the model that is validated and kept: the network itself, or one whose parameters, running statistics
 * included, are the exponential moving average of the network's over its steps (B. Polyak, A. Juditsky, 1992).
 */
public final class TrainedNetwork {
    private final ComputationGraph network;
    private final ComputationGraph model;
    private final double decay;

    private TrainedNetwork(ComputationGraph network, ComputationGraph model, double decay) {
        this.network = network;
        this.model = model;
        this.decay = decay;
        NetworkUpdater.install(network);
    }

    /**
     * A network whose average begins with the weights that it has.
     *
     * @param decay of the average; 0 for none
     */
    public static TrainedNetwork of(ComputationGraph network, double decay) {
        return decay == 0
                ? new TrainedNetwork(network, network, 0)
                : of(network, decay, network.params().dup());
    }

    /**
     * A network whose average goes on.
     *
     * @param average so far, which is changed with every step
     */
    public static TrainedNetwork of(ComputationGraph network, double decay, INDArray average) {
        ComputationGraph averaged =
                new ComputationGraph(network.getConfiguration().clone());
        averaged.init(average, false);
        return new TrainedNetwork(network, FastPath.enable(averaged), decay);
    }

    /** What is fitted. */
    public ComputationGraph network() {
        return network;
    }

    /** What is validated and kept. */
    public ComputationGraph model() {
        return model;
    }

    /** The average, in the order of the parameters, if there is one. */
    public Optional<INDArray> average() {
        return model == network ? Optional.empty() : Optional.of(model.params());
    }

    /** Takes a step. */
    void fit(MultiDataSet batch) {
        network.fit(OutputLabels.forEach(network, batch));
        if (model != network) {
            averageOneMore();
        }
    }

    /** In the first steps the average keeps less of what it was, as that is little more than what was drawn from the seed. */
    private void averageOneMore() {
        int steps = network.getIterationCount();
        double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        INDArray average = model.params();
        average.muli(kept);
        Nd4j.getBlasWrapper().level1().axpy(average.length(), 1 - kept, network.params(), average);
    }

    /** The network has gone through an epoch. */
    void epochEnded() {
        network.incrementEpochCount();
        model.getConfiguration().setIterationCount(network.getIterationCount());
        model.getConfiguration().setEpochCount(network.getEpochCount());
    }
}
