package org.landmark.tuning.run;

import org.landmark.train.TrainingListener;

/** Told of candidates and of their epochs, by several threads. */
@FunctionalInterface
public interface CandidateListener extends TrainingListener {
    /** A training has ended, and is written down. */
    void ended(CandidateRecord record);
}
