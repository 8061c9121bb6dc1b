package org.landmark.train;

/** Asked after every step whether the training's state is to be kept there, and whether the training is to stop. */
public interface TrainingControl {
    /** State is kept after every epoch alone, and the training goes on to its end. */
    TrainingControl NONE = new TrainingControl() {
        @Override
        public boolean isToKeep() {
            return false;
        }

        @Override
        public boolean isToStop() {
            return false;
        }
    };

    /** Whether the state is to be kept in the middle of an epoch, now. */
    boolean isToKeep();

    /** Whether to take no further step; state is kept before. */
    boolean isToStop();
}
