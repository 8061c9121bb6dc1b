package org.landmark.eval.model;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.layers.FastPath;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A bundle's network, prepared for prediction. Inputs wait for each other: one pass uses all cores, so that several at a time would gain
 * nothing.
 */
public final class BundleModel implements LandmarkModel {
    private static final List<String> ANSWER = List.of(NetworkSetting.OUTPUT);

    private final ComputationGraph network;
    private final ModelCard card;

    /** Takes over the bundle's network: it must not be trained any more, and closing this closes it. */
    public BundleModel(ModelBundle bundle) {
        network = FastPath.forPrediction(bundle.network());
        card = bundle.card();
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public synchronized INDArray answer(INDArray inputs) {
        return network.output(ANSWER, false, new INDArray[] {inputs}, null)[0];
    }

    @Override
    public Optional<ILossFunction> loss() {
        return Optional.of(NetworkLoss.of(network));
    }

    @Override
    public synchronized void close() {
        network.close();
    }
}
