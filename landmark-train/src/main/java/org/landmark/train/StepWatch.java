package org.landmark.train;

/** Told of the parts of every training step as they begin, so that somebody may time them. */
public interface StepWatch {
    /** Nobody. */
    StepWatch NONE = new StepWatch() {
        @Override
        public void waiting() {}

        @Override
        public void fitting() {}

        @Override
        public void fitted() {}
    };

    /** The next batch is waited for; or the epoch is over, and then this is said once more at the start of the next. */
    void waiting();

    /** The batch is there, and the network is fitted to it. */
    void fitting();

    /** The network is fitted, listeners are told. */
    void fitted();
}
