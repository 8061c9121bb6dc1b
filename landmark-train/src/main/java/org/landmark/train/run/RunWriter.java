package org.landmark.train.run;

import java.io.IOException;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;
import org.landmark.train.TrainedNetwork;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;

/**
 * Keeps a run on disk, after every epoch the model if it is the best so far, then the metrics, then a checkpoint; in between checkpoints
 * alone. A kill between them costs nothing: the run goes on from the last checkpoint and writes the same again.
 */
public final class RunWriter implements TrainingListener {
    private final RunFolder folder;
    private final ModelCard card;
    private final ExperimentConfig config;

    /**
     * Writes into a folder.
     *
     * @param card of the model; its epoch and loss are filled in
     * @param config that is trained by
     */
    public RunWriter(RunFolder folder, ModelCard card, ExperimentConfig config) {
        this.folder = folder;
        this.card = card;
        this.config = config;
    }

    @Override
    public void epochDone(EpochResult result) throws IOException {
        if (result.isBest()) {
            new ModelBundle(result.trained().model(), at(result.state())).write(folder.model());
        }
        folder.writeMetrics(result.state().history());
        keep(result.trained(), result.state());
    }

    @Override
    public void keep(TrainedNetwork trained, TrainingState state) throws IOException {
        folder.checkpoints()
                .write(
                        new Checkpoint<>(trained.network(), at(state), new SavedRun(config, state), trained.average()),
                        config.train().checkpoint().keep());
    }

    private ModelCard at(TrainingState state) {
        return state.epoch() == 0
                ? card
                : card.at(state.epoch(), state.history().get(state.epoch() - 1).validationLoss());
    }
}
