package org.landmark.train.run;

import java.io.IOException;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;
import org.landmark.train.TrainedNetwork;
import org.landmark.train.TrainingListener;

/**
 * Keeps a run on disk after every epoch: the model if it is the best so far, then the metrics, then the checkpoint. A kill between
 * them costs nothing: the run goes on after the checkpoint's epoch and writes the same again.
 */
public final class RunWriter implements TrainingListener {
    private final RunFolder folder;
    private final ModelCard card;

    /**
     * Writes into a folder.
     *
     * @param card of the model; its epoch and loss are filled in
     */
    public RunWriter(RunFolder folder, ModelCard card) {
        this.folder = folder;
        this.card = card;
    }

    @Override
    public void epochDone(EpochResult result) throws IOException {
        ModelCard now = card.at(result.metrics().epoch(), result.metrics().validationLoss());
        if (result.isBest()) {
            new ModelBundle(result.trained().model(), now).write(folder.model());
        }
        folder.writeMetrics(result.state().history());
        TrainedNetwork trained = result.trained();
        new Checkpoint<>(trained.network(), now, result.state(), trained.average()).write(folder.checkpoint());
    }
}
