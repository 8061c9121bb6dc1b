package org.landmark.eval.predict;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.layers.FastPath;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained network that is only asked. Safe for several threads, until it is closed. */
public interface PictureNetwork extends AutoCloseable {
    /**
     * What it answers.
     *
     * @param pictures {@code [N, C, H, W]}, 32-bit
     * @return {@code [N, ...]} in the shape of the target, the caller's to close
     */
    INDArray answer(INDArray pictures);

    @Override
    void close();

    /**
     * A network of Deeplearning4j, prepared for prediction; it is this one's to close. Pictures wait for each other: one pass uses all
     * cores, so that several at a time would gain nothing.
     */
    static PictureNetwork of(ComputationGraph network) {
        ComputationGraph prepared = FastPath.forPrediction(network);
        return new PictureNetwork() {
            @Override
            public synchronized INDArray answer(INDArray pictures) {
                return prepared.output(List.of(NetworkSetting.OUTPUT), false, new INDArray[] {pictures}, null)[0];
            }

            @Override
            public synchronized void close() {
                prepared.close();
            }
        };
    }
}
