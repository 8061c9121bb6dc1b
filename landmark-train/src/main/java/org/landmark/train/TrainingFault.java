package org.landmark.train;

/** A training that can't go on through no fault of the input's form; its message is one line. */
public final class TrainingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingFault(String message) {
        super(message);
    }
}
