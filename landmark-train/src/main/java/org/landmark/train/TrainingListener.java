package org.landmark.train;

import java.io.IOException;
import java.util.List;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.predict.PointMaps;

/** Told how a training goes. */
public interface TrainingListener {
    /** A mini-batch has been fitted. */
    default void batchDone(BatchProgress progress) {}

    /**
     * An epoch is over, validation included.
     *
     * @throws IOException if what the listener writes can't be written; ends the training
     */
    default void epochDone(EpochResult result) throws IOException {}

    /** The validation faces whose maps it wants to see after every epoch, by their places, where the network has maps. */
    default List<Integer> mapsWanted() {
        return List.of();
    }

    /**
     * Whether the training is to go on after an epoch that is not the last, which all listeners have been told of; false from one of them
     * ends it.
     */
    default boolean goesOn(EpochResult result) {
        return true;
    }

    /**
     * The state is to be kept in the middle of an epoch.
     *
     * @param trained as it is now
     * @param state with the part of the epoch
     * @throws IOException if it can't be written; ends the training
     */
    default void keep(TrainedNetwork trained, TrainingState state) throws IOException {}

    /**
     * Where an epoch stands.
     *
     * @param epoch from 1
     * @param epochs of the whole training
     * @param faces fitted in this epoch so far
     * @param facesPerEpoch all of an epoch
     * @param meanLoss of this epoch's mini-batches so far
     */
    record BatchProgress(int epoch, int epochs, int faces, int facesPerEpoch, double meanLoss) {}

    /**
     * A finished epoch.
     *
     * @param trained as it is now
     * @param state with this epoch
     * @param validation the model's predictions on the validation faces
     * @param maps of those faces whose maps a listener wants to see
     */
    record EpochResult(TrainedNetwork trained, TrainingState state, List<Prediction> validation, List<PointMaps> maps) {
        public EpochMetrics metrics() {
            return state.history().get(state.epoch() - 1);
        }

        /** Whether no earlier epoch was as good. */
        public boolean isBest() {
            return state.bestEpoch() == state.epoch();
        }
    }
}
