package org.landmark.models.layers;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.onednn.OneDnn;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes a network run on oneDNN. Deeplearning4j 1.0.0-M2.1 has layers for it but never uses them, and they are slow themselves: here whole
 * passes are planned and run by the library ({@link FastGraph}). What a network computes stays the same up to rounding, and so does the
 * file it is saved to.
 */
public final class FastPath {
    private FastPath() {}

    /**
     * The network on the fast path; to be called after {@code init()} or loading. It has the given one's parameters, not a copy of them;
     * the given one is best forgotten. Where oneDNN is missing, or on CUDA, it is the given one.
     */
    public static ComputationGraph enable(ComputationGraph network) {
        String backend = Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend");
        if (!"CPU".equalsIgnoreCase(backend) || network instanceof FastGraph) {
            return network;
        }
        ComputationGraph fast = OneDnn.fault().isPresent() ? network : FastGraph.of(network);
        StockHelpers.enable(fast);
        return fast;
    }

    /**
     * The network for prediction alone, with the given one's parameters, which must not change any more: they are brought into the
     * kernels' layouts once, not for each batch. Training it is an {@link IllegalStateException}. The given network can go on being
     * used, but for training.
     */
    public static ComputationGraph forPrediction(ComputationGraph network) {
        ComputationGraph fast = enable(network);
        return fast instanceof FastGraph ? FastGraph.fixed(fast) : fast;
    }
}
