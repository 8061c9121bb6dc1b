package org.landmark.train;

import java.util.Collections;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Labels for networks with a second output for their training, which learns the same as the first. */
final class OutputLabels {
    private OutputLabels() {}

    /** The batch with its labels, and their masks, for each of the network's outputs: the same arrays, not copies. */
    static MultiDataSet forEach(ComputationGraph network, MultiDataSet batch) {
        int outputs = network.getNumOutputArrays();
        if (batch.numLabelsArrays() == outputs) {
            return batch;
        }
        INDArray[] masks = batch.getLabelsMaskArrays();
        return new org.nd4j.linalg.dataset.MultiDataSet(
                batch.getFeatures(),
                repeated(batch.getLabels(0), outputs),
                batch.getFeaturesMaskArrays(),
                masks == null ? null : repeated(masks[0], outputs));
    }

    private static INDArray[] repeated(INDArray array, int times) {
        return Collections.nCopies(times, array).toArray(INDArray[]::new);
    }
}
